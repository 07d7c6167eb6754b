package dev.lamina.placement.plan;

import dev.lamina.placement.assignment.Allocation;

/**
 * What a VM has of a GPU for some time.
 *
 * @param gpu      number of the GPU in {@link dev.lamina.placement.assignment.Assignment#slots()}
 * @param layout   the name of the layout of the GPU that it is on: empty before the GPU is repartitioned
 * @param allocation what it has there; partitions keep their numbers as long as the layout lasts
 */
public record PlannedAllocation(int gpu, String layout, Allocation allocation) {
}
