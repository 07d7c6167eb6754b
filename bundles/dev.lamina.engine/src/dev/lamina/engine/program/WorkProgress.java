package dev.lamina.engine.program;

/**
 * How much of its work a client has done and saved. Work that is lost is done again, and counts once. It is saved in intervals of
 * time, which costs nothing.
 */
final class WorkProgress {
	/** Nanoseconds; 0 if nothing can be lost. */
	private final long interval;
	private long since;
	private long saves;
	private long done;
	private long saved;
	private long counted;
	private long lost;
	private long before;

	WorkProgress(long interval) {
		this.interval = interval;
	}

	/** The intervals count from now. */
	void begin(long now) {
		since = now;
		saves = 0;
	}

	/** All that is done is saved. */
	void save() {
		saved = done;
	}

	private void saveDue(long now) {
		long due = (now - since) / Math.max(1, interval);
		if (due != saves) {
			saves = due;
			save();
		}
	}

	/** An operation is completed: whether it counts, because it was not done before. */
	boolean complete(long now) {
		if (interval > 0) {
			saveDue(now);
		}
		done++;
		boolean counts = done > counted;
		counted = Math.max(counted, done);
		return counts;
	}

	/** What was not saved is lost. Returns how many operations these are. */
	long lose(long now) {
		if (interval == 0) {
			return 0;
		}
		saveDue(now);
		long gone = done - saved;
		lost += gone;
		done = saved;
		return gone;
	}

	/** The measured time begins: what was counted before does not count in it. */
	void measure() {
		before = counted;
	}

	/** How many operations that count in the measured time were lost and have not been done again. */
	long undone() {
		return Math.max(0, counted - Math.max(done, before));
	}

	/** How many operations were lost in all. */
	long lost() {
		return lost;
	}
}
