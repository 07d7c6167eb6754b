/**
 * The command {@code lamina lsp}: the language server on standard input and output.
 * Nothing else may write there.
 */
package dev.lamina.cli.lsp;
