/**
 * The command {@code lamina import}: models of what hosts report about themselves.
 * What is not understood becomes a warning and a comment.
 */
package dev.lamina.cli.importer;
