package dev.lamina.capacity.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.assignment.Seat;

/**
 * What one VM goes through in a simulation.
 *
 * @param seat          where it runs when it starts
 * @param stay          what it has of a GPU then; absent if it has none of its own
 * @param start         when an event starts it, in nanoseconds; absent if it is there from the beginning
 * @param stop          when an event stops it, in nanoseconds; absent if it stays
 * @param interruptions in the order of the events
 */
public record VmPlan(Seat seat, Optional<Stay> stay, OptionalLong start, OptionalLong stop,
		List<PlannedInterruption> interruptions) {
	public VmPlan {
		interruptions = List.copyOf(interruptions);
	}
}
