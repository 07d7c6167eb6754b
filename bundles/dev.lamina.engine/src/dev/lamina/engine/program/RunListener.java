package dev.lamina.engine.program;

import dev.lamina.engine.resource.Job;
import dev.lamina.engine.resource.StationListener;

/**
 * Is told what happens in one run, while it goes on and by the thread that runs it: besides what stations do, what clients do.
 * Times are nanoseconds.
 */
public interface RunListener extends StationListener {
	/** An operation begins. */
	default void began(String client, Job operation, long now) {
	}

	/** A stage of an operation is over: waiting for the resource is part of it, waiting for lanes is not. */
	default void stepped(String client, Job operation, long from, long to) {
	}

	/**
	 * An operation that began is complete.
	 *
	 * @param arrived when its latency began, not after the beginning
	 * @param terms nanoseconds by {@link dev.lamina.engine.statistics.CostTerm}, which add up to the latency; valid during the
	 *              call
	 */
	default void completed(String client, Job operation, long arrived, long now, long[] terms) {
	}

	/**
	 * An interruption is over, or the run is.
	 *
	 * @param atRest when the client had come to rest; -1 if it had not
	 */
	default void interrupted(String client, Interruption interruption, long atRest, long to) {
	}

	/** A client began, or had its last operation completed after it was stopped. */
	default void residencyChanged(String client, boolean comes, long now) {
	}
}
