package dev.lamina.engine.gpu;

/** Slices that make good for overshoots: each is shortened by a part of what its client has run too long so far. */
final class OvershootCompensation {
	private final long slice;
	private final int averaging;
	private final long[] accrued;

	OvershootCompensation(int clients, long slice, int averaging) {
		this.slice = slice;
		this.averaging = averaging;
		accrued = new long[clients];
	}

	/** The next slice of a client, at least one nanosecond. */
	long slice(int client) {
		if (averaging == 0) {
			return slice;
		}
		long shortening = Math.min(accrued[client] / averaging, slice - 1);
		accrued[client] -= shortening;
		return slice - shortening;
	}

	void accrue(int client, long overshoot) {
		accrued[client] += overshoot;
	}
}
