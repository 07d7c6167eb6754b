package dev.lamina.placement.plan;

import java.util.Optional;

import dev.lamina.model.Event;

/**
 * A time in which a VM does not work, and where it goes on. All times are nanoseconds of simulated time.
 *
 * @param event       what happens
 * @param announced   from then on it counts as the cost of what happens, though the VM still works
 * @param from        when the VM begins to stop
 * @param effect      what it does to the work of the VM
 * @param hold        how long it rests at least
 * @param until       when the rest ends at the earliest; {@link Plan#NEVER} if it does not end
 * @param resume      how long coming back takes after the rest
 * @param destination where it goes on; where it was if absent
 */
public record PlannedInterruption(Event event, long announced, long from, Effect effect, long hold, long until, long resume,
		Optional<PlannedAllocation> destination) {
	/** What an interruption does to the work of a VM. */
	public enum Effect {
		/** The VM ends the step under way, keeps its state and stays on its GPU. */
		PAUSED,
		/** What is under way and what was not saved is lost; the VM stays on its GPU. */
		LOST,
		/** As lost, and the VM is gone from its GPU meanwhile. */
		DOWN,
		/** The VM was shut down: it loses nothing and is gone from its GPU meanwhile. */
		OFF
	}

	/** A rest without a move. */
	static PlannedInterruption rest(Event event, long at, long hold, long until, long resume) {
		return new PlannedInterruption(event, at, at, Effect.PAUSED, hold, until, resume, Optional.empty());
	}

	/** A time in which a VM is not there. */
	static PlannedInterruption absence(Event event, long at, Effect effect) {
		return new PlannedInterruption(event, at, at, effect, 0, Plan.NEVER, 0, Optional.empty());
	}

	/** The same, going on elsewhere. */
	PlannedInterruption withDestination(PlannedAllocation place) {
		return new PlannedInterruption(event, announced, from, effect, hold, until, resume, Optional.of(place));
	}

	/** The same, over at a time and what coming back takes. */
	PlannedInterruption endingAt(long time, long comingBack) {
		return new PlannedInterruption(event, announced, from, effect, 0, time, comingBack, destination);
	}

	/** When it is over for a VM that stops at once; {@link Plan#NEVER} if it is not. */
	long end() {
		return Plan.later(Math.max(until, Plan.later(from, hold)), resume);
	}
}
