/**
 * The help about Lamina as Eclipse's help system shows it: a table of contents, and pages made from Markdown. The pages of the
 * language are those of the reference, made from the grammar, the metamodel and the rules when they are asked for.
 */
package dev.lamina.ui.help;
