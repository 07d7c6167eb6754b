/**
 * The layout of the language as edits, so that an editor keeps its cursor and marks.
 * What is laid out how is decided by {@link dev.lamina.dsl.formatting2}.
 */
package dev.lamina.dsl.ide.formatting;
