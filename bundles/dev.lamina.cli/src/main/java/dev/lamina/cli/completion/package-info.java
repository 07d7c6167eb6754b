/**
 * Writes what shells need to complete the words of the command line.
 *
 * <p>Everything is read from the command line's own description, so that a new option is completed without a line here.
 */
package dev.lamina.cli.completion;
