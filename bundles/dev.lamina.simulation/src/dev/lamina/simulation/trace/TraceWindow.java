package dev.lamina.simulation.trace;

import java.util.OptionalLong;

/**
 * The part of a run that is told.
 *
 * @param from   nanoseconds of simulated time; the end of the warm-up where it is absent
 * @param length nanoseconds, above zero; what lies beyond the end of the run does not count
 * @param maxEvents   events after which the trace is full, above zero
 */
public record TraceWindow(OptionalLong from, long length, int maxEvents) {
	/** Nanoseconds that are told by default. */
	public static final long DEFAULT_LENGTH = 1_000_000_000;
	/** Events after which a trace is full: viewers in a browser take little more. */
	public static final int MAX_EVENTS = 500_000;

	public TraceWindow {
		if (from.isPresent() && from.getAsLong() < 0 || length <= 0 || maxEvents <= 0) {
			throw new IllegalArgumentException("A trace begins at 0 or later and is longer than nothing.");
		}
	}

	/** A window that is full after {@link #MAX_EVENTS}. */
	public TraceWindow(OptionalLong from, long length) {
		this(from, length, MAX_EVENTS);
	}
}
