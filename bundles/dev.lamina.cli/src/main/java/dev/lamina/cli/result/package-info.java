/**
 * The commands {@code lamina report} and {@code lamina compare}: saved results.
 * All commands that print results write them through here.
 */
package dev.lamina.cli.result;
