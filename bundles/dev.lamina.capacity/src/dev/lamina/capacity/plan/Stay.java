package dev.lamina.capacity.plan;

import dev.lamina.capacity.assignment.Resident;

/**
 * What a VM has of a GPU for some time.
 *
 * @param gpu      number of the GPU in {@link dev.lamina.capacity.assignment.Assignment#slots()}
 * @param layout   the name of the layout of the GPU that it is on: empty before the GPU is partitioned anew
 * @param resident what it has there; partitions keep their numbers as long as the layout lasts
 */
public record Stay(int gpu, String layout, Resident resident) {
}
