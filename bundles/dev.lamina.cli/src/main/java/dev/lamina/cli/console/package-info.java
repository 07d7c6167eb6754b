/**
 * Streams, terminals and files of a command: text is UTF-8 with line feeds, and a file is written whole or left as it was.
 * What goes wrong becomes one sentence and an exit status.
 */
package dev.lamina.cli.console;
