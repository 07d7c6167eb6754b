/**
 * What a name in a model can refer to.
 * Names come from the file, the files it imports and the catalogue.
 */
package dev.lamina.dsl.scoping;
