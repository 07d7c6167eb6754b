/**
 * Which lines of a text an editor may hide: bodies, comments and the list of imports.
 * It reads words and not elements, so that broken text folds too.
 */
package dev.lamina.dsl.ide.folding;
