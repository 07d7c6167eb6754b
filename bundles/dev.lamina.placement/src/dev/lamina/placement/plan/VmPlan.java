package dev.lamina.placement.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.placement.assignment.VmPlacement;

/**
 * What one VM goes through in a simulation.
 *
 * @param placement          where it runs when it starts
 * @param allocation          what it has of a GPU then; absent if it has none of its own
 * @param start         when an event starts it, in nanoseconds; absent if it is there from the beginning
 * @param stop          when an event stops it, in nanoseconds; absent if it stays
 * @param interruptions in the order of the events
 */
public record VmPlan(VmPlacement placement, Optional<PlannedAllocation> allocation, OptionalLong start, OptionalLong stop,
		List<PlannedInterruption> interruptions) {
	public VmPlan {
		interruptions = List.copyOf(interruptions);
	}
}
