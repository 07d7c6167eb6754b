/**
 * The command {@code lamina simulate}: runs models and says which promises are kept.
 * Traces and progress belong to it.
 */
package dev.lamina.cli.simulate;
