package dev.lamina.engine.gpu;

/** Refuses slices that would let time stand still. */
final class SliceChecks {
	private SliceChecks() {
	}

	static void check(long slice) {
		if (slice <= 0) {
			throw new IllegalArgumentException("A time slice must be above zero, not " + slice + " ns.");
		}
	}

	static void checkAveraging(int factor) {
		if (factor < 0) {
			throw new IllegalArgumentException("An averaging factor is 0 for none or above, not " + factor + ".");
		}
	}
}
