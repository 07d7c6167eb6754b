/**
 * The help about the language: a page for each rule, in Markdown, under {@code rules/}.
 * The command line prints them, the language server links to them, the workbench's help is built from them.
 */
package dev.lamina.dsl.help;
