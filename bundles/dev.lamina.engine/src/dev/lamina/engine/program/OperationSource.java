package dev.lamina.engine.program;

/** The arrivals of one phase at work: says when an operation wants to begin. */
abstract class OperationSource {
	/** Instead of a pause. */
	static final long NOTHING_FOLLOWS = -1;

	/** Makes the first arrival happen. */
	abstract void start();

	/** Whether an operation wants to begin now. */
	abstract boolean hasNext();

	/** Takes that operation: the time from which its latency counts. */
	abstract long takeNext();

	/**
	 * An operation has completed.
	 *
	 * @return the pause before it is followed by the next one of a closed loop, or {@link #NOTHING_FOLLOWS}
	 */
	long completed() {
		return NOTHING_FOLLOWS;
	}

	/** The pause after an operation is over. */
	void thinkTimeOver() {
	}

	/** Whether nothing more comes. */
	boolean isExhausted() {
		return false;
	}

	/** Operations that were turned away. */
	long refused() {
		return 0;
	}

	/** Operations that arrived in vain. */
	long dropped() {
		return 0;
	}

	/**
	 * Nothing arrives until {@link #resume()}; what waits goes on waiting.
	 *
	 * @param missed whether what comes from outside comes all the same, in vain
	 */
	void pause(boolean missed) {
	}

	/** Arrivals go on from now. */
	void resume() {
	}

	/** Ends all arrivals. */
	void stop() {
	}
}
