package dev.lamina.placement.plan;

import java.util.Optional;

import dev.lamina.model.Event;

/**
 * A time in which a VM does not work, and where it goes on. All times are nanoseconds of simulated time.
 *
 * @param event       what happens
 * @param announced   from then on it counts as the cost of what happens, though the VM still works
 * @param from        when the VM begins to stop
 * @param abrupt      whether what is under way is lost and done again afterwards
 * @param hold        how long it rests at least
 * @param until       when the rest ends at the earliest; {@link Plan#NEVER} if it does not end
 * @param resume      how long coming back takes after the rest
 * @param destination where it goes on; where it was if absent
 */
public record PlannedInterruption(Event event, long announced, long from, boolean abrupt, long hold, long until, long resume,
		Optional<PlannedAllocation> destination) {
	/** A rest without a move. */
	static PlannedInterruption rest(Event event, long at, long hold, long until, long resume) {
		return new PlannedInterruption(event, at, at, false, hold, until, resume, Optional.empty());
	}

	/** The same, going on elsewhere. */
	PlannedInterruption withDestination(PlannedAllocation place) {
		return new PlannedInterruption(event, announced, from, abrupt, hold, until, resume, Optional.of(place));
	}

	/** When it is over for a VM that stops at once; {@link Plan#NEVER} if it is not. */
	long end() {
		return Plan.later(Math.max(until, Plan.later(from, hold)), resume);
	}
}
