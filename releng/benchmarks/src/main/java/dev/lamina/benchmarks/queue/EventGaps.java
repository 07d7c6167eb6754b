package dev.lamina.benchmarks.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Gaps between events of one shape and any mean, drawn beforehand: the logarithm costs as much as a queue and is not what is
 * compared.
 */
public final class EventGaps {
	private static final int COUNT = 1 << 13;
	private static final double MEAN_PER_EVENT = 1000;

	/** How unlike the gaps are. */
	public enum Shape {
		/** As in the literature. */
		EXPONENTIAL,
		/** Nine in ten are short, one in ten is a thousand times as long; exponential both. */
		SKEWED,
		/** Those of a simulated host: how long its stages, pauses and slices took. */
		SIMULATED
	}

	private final long[] gaps = new long[COUNT];
	private int next;

	/** Gaps that make pending events follow each other after 1,000 units of time in the mean, however many there are. */
	EventGaps(int pending, Shape shape) {
		SplittableRandom random = new SplittableRandom(pending);
		double[] relative = switch (shape) {
			case EXPONENTIAL -> random.doubles(COUNT).map(EventGaps::exponential).toArray();
			case SKEWED ->
					random.doubles(COUNT).map(EventGaps::exponential).map(gap -> random.nextInt(10) == 0 ? 1000 * gap : gap)
							.toArray();
			case SIMULATED ->
					random.ints(COUNT, 0, SimulatedGaps.seen().length).mapToDouble(each -> SimulatedGaps.seen()[each]).toArray();
		};
		double unit = pending * MEAN_PER_EVENT
				/ (shape == Shape.EXPONENTIAL ? 1 : Arrays.stream(relative).average().orElseThrow());
		Arrays.setAll(gaps, each -> 1 + (long) (relative[each] * unit));
	}

	private static double exponential(double uniform) {
		return -StrictMath.log(1 - uniform);
	}

	/** The time in which about so many events happen. */
	static long span(int events) {
		return (long) (events * MEAN_PER_EVENT);
	}

	long next() {
		return gaps[next++ & COUNT - 1];
	}
}
