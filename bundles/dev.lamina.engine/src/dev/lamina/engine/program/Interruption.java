package dev.lamina.engine.program;

import java.util.Optional;

/**
 * A time in which a client does nothing: it begins no operation, and those under way do not go on to their next stage.
 * Arrivals from outside wait. It stays resident. Interruptions that overlap follow each other.
 *
 * @param announced nanoseconds; from then on it counts as the cost of what happens, though the client still works
 * @param from when the client begins to stop, not before the announcement
 * @param abrupt whether stages under way are lost and done again afterwards; else the client rests when they have ended
 * @param hold nanoseconds that the client rests at least
 * @param until when the rest ends at the earliest; {@link ClientPhase#UNLIMITED} for never
 * @param resume nanoseconds that coming back takes after the rest
 * @param relocation where it goes on; where it was if absent
 * @param cause what happens, in a word such as {@code migration}; may be empty
 * @param absence whether the client leaves its resources meanwhile, so that they serve others as if it were not there, and nothing
 *     arrives
 */
public record Interruption(long announced, long from, boolean abrupt, long hold, long until, long resume,
		Optional<Relocation> relocation,
		String cause, Absence absence) {
	/** Whether a client is there during an interruption. */
	public enum Absence {
		/** It stays on its resources, and arrivals wait. */
		NONE,
		/** It is gone and missed: the time counts as time in which it should have worked. */
		DOWN,
		/** It is gone because it was shut down: the time does not count. */
		OFF
	}

	public Interruption {
		if (announced < 0 || from < announced || hold < 0 || until < 0 || resume < 0) {
			throw new IllegalArgumentException(
					"An interruption announced at " + announced + " ns cannot begin at " + from + " ns, hold "
							+ hold + " ns until " + until + " ns and take " + resume + " ns to resume.");
		}
	}

	/** An interruption without a word for what happens. */
	public Interruption(long announced, long from, boolean abrupt, long hold, long until, long resume,
			Optional<Relocation> move) {
		this(announced, from, abrupt, hold, until, resume, move, "", Absence.NONE);
	}

	/** The same with a word for what happens. */
	public Interruption withCause(String happening) {
		return new Interruption(announced, from, abrupt, hold, until, resume, relocation, happening, absence);
	}

	/** The same for a client that is gone meanwhile. */
	public Interruption withAbsence(Absence how) {
		return new Interruption(announced, from, abrupt, hold, until, resume, relocation, cause, how);
	}

	/** The same with a place to go on. */
	public Interruption withRelocation(Relocation place) {
		return new Interruption(announced, from, abrupt, hold, until, resume, Optional.of(place), cause, absence);
	}

	/** When a client that has come to rest goes on, {@link ClientPhase#UNLIMITED} for never. */
	long end(long atRest) {
		return later(Math.max(until, later(atRest, hold)), resume);
	}

	private static long later(long time, long more) {
		return more > ClientPhase.UNLIMITED - time ? ClientPhase.UNLIMITED : time + more;
	}
}
