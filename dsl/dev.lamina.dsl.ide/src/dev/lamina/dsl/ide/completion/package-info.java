/**
 * What can be written at the cursor: words, names, units and whole declarations, only such as fit there, best first.
 * The grammar and the metamodel say what fits; the text around may be broken.
 */
package dev.lamina.dsl.ide.completion;
