package dev.lamina.placement.room;

import java.util.List;

import dev.lamina.placement.assignment.GpuSlot;

/**
 * How often a request fits on one GPU.
 *
 * @param slot     the GPU
 * @param fits     how often it fits beside what is there and what was looked for before, at most {@link FreeRoom#MAX_PER_GPU}
 * @param taken    how many of those the request takes
 * @param starts   where the partitions start that it would take; empty if the GPU has no axis
 * @param obstacle why it does not fit once more; a sentence
 */
public record RoomOffer(GpuSlot slot, int fits, int taken, List<Integer> starts, String obstacle) {
	public RoomOffer {
		starts = List.copyOf(starts);
	}
}
