/**
 * Writes the manual page of the command line.
 *
 * <p>Its text is that of {@code --help}: there is no second one to keep true.
 */
package dev.lamina.cli.manual;
