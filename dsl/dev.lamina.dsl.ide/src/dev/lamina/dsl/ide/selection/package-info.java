/**
 * What to select next when a selection grows: the word, the value, the property, the block, the declaration.
 */
package dev.lamina.dsl.ide.selection;
