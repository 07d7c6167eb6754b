/**
 * The command {@code lamina}: one class per command, and one object for the world outside, so that each command runs in a
 * test as it runs in a shell. Whatever goes wrong ends as a sentence and an exit status.
 */
package dev.lamina.cli;
