/**
 * What fits where on a GPU, in whole numbers: whether a set of partitions fits, why not, and what else would.
 *
 * <p>{@link dev.lamina.capacity.Capacity} answers for one GPU, {@code dev.lamina.placement} for a whole model.
 */
package dev.lamina.capacity;
