/**
 * The command {@code lamina check}: simulations beside what was published.
 * Figures whose source is not verified are listed and not judged.
 */
package dev.lamina.cli.check;
