/**
 * {@code lamina catalogue}: the GPUs and stacks of the library with their sources.
 *
 * <p>It prints what the files of the library say, and decides nothing.
 */
package dev.lamina.cli.catalogue;
