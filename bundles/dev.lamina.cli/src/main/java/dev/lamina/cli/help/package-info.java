/** {@code lamina help}: what commands and the language have to be explained, laid out for a terminal. */
package dev.lamina.cli.help;
