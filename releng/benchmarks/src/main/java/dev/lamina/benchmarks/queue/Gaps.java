package dev.lamina.benchmarks.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Exponential gaps between events, drawn beforehand: the logarithm costs as much as a queue and is not what is compared. */
final class Gaps {
	private static final int COUNT = 1 << 13;
	private static final double MEAN_PER_EVENT = 1000;

	private final long[] gaps = new long[COUNT];
	private int next;

	/** Gaps that make pending events follow each other after 1,000 units of time in the mean, however many there are. */
	Gaps(int pending) {
		SplittableRandom random = new SplittableRandom(pending);
		Arrays.setAll(gaps, each -> 1 + (long) (-StrictMath.log(1 - random.nextDouble()) * pending * MEAN_PER_EVENT));
	}

	/** The time in which about so many events happen. */
	static long span(int events) {
		return (long) (events * MEAN_PER_EVENT);
	}

	long next() {
		return gaps[next++ & COUNT - 1];
	}
}
