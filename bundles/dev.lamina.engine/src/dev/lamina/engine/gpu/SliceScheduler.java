package dev.lamina.engine.gpu;

/**
 * Decides who runs on a GPU engine next and for how long. One object serves one engine in one run. The engine asks
 * {@link #next} and then {@link #slice} whenever a turn is over, and whenever work comes to an engine that no one holds.
 */
public interface SliceScheduler {
	/** No one has a turn: the engine is idle until work comes. */
	int NOBODY = -1;
	/** A turn that belongs to no client: the engine is idle for the length of the slice, whatever comes. */
	int VACANT = -2;
	/** A slice that lasts as long as its client has work. */
	long UNLIMITED = Long.MAX_VALUE;
	/** A slice that lasts for exactly one job. */
	long ONE_JOB = 0;

	/** The port that has the next turn, or {@link #NOBODY} or {@link #VACANT}. */
	int next();

	/**
	 * How long the turn just given lasts: nanoseconds above zero, the context switch not included, or {@link #UNLIMITED}
	 * or {@link #ONE_JOB}.
	 */
	long slice();

	/**
	 * Whether the client just chosen keeps its turn to the end of the slice when it has no work (not work-conserving).
	 */
	default boolean keepsIdle() {
		return false;
	}

	/**
	 * How long beyond its slice a client may run until it can be preempted, in nanoseconds above zero. Then it is stopped where
	 * it is, and what its job did since the last point where it could be cut is lost and done again. {@link #UNLIMITED} for ever.
	 */
	default long preemptionTimeout() {
		return UNLIMITED;
	}

	/** Whether another client has a claim to the engine, so that one that does not yield is stopped. */
	default boolean isContended(int running) {
		return true;
	}

	/**
	 * Whether work of one client, just come, takes the engine from another at the next point where it can be preempted, or ends a
	 * turn of {@link #VACANT}.
	 */
	default boolean preempts(int arriving, int running) {
		return false;
	}

	/**
	 * Tells what a turn came to.
	 *
	 * @param used nanoseconds that the client ran
	 * @param overshoot nanoseconds that it ran beyond its slice because it could not be preempted earlier
	 */
	default void ended(int client, long used, long overshoot) {
	}

	/** A client became resident. */
	default void joined(int client) {
	}

	/** A client left. */
	default void left(int client) {
	}
}
