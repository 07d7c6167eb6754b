/**
 * How each GPU is cut: its pieces to scale on the axes of memory and compute, and what the partitioning diagram says of them.
 *
 * <p>What fits where is decided by the capacity bundle; this only turns its answers into lengths and words.
 */
package dev.lamina.design.partitioning;
