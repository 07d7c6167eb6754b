/**
 * The command {@code lamina format}: models in the usual layout.
 * Only white space changes.
 */
package dev.lamina.cli.format;
