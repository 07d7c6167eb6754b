/** Writes facts as a model in the layout of the language. Names are made such that they can be written. */
package dev.lamina.importer.text;
