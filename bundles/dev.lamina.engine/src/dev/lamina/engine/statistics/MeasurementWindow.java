package dev.lamina.engine.statistics;

import java.util.List;

import dev.lamina.engine.event.Kernel;

/**
 * How long a run lasts and what of it is measured: the window from the warm-up to the end. An operation counts where it
 * completes in the window; busy, switching and idle times are cut exactly at its edges.
 *
 * @param duration simulated time of the run in nanoseconds, warm-up included
 * @param warmUp time at the beginning that is not measured, in nanoseconds, less than the duration
 * @param batches equal parts of the window whose means give a confidence interval inside one run, at least 1; below 2
 *     nothing is kept per batch
 * @param percentiles ranks between 0 and 100 at which latencies are reported, ascending
 */
public record MeasurementWindow(long duration, long warmUp, int batches, List<Double> percentiles) {
	/** The batches from which the confidence interval of a single run is taken. */
	public static final int DEFAULT_BATCHES = 20;
	private static final List<Double> DEFAULT_PERCENTILES = List.of(50.0, 95.0, 99.0);

	public MeasurementWindow {
		if (duration <= 0 || duration >= Kernel.MAX_TIME || warmUp < 0 || warmUp >= duration) {
			throw new IllegalArgumentException("A run of " + duration + " ns with a warm-up of " + warmUp
					+ " ns measures nothing. The warm-up must be shorter than the run.");
		}
		if (batches < 1 || batches > duration - warmUp) {
			throw new IllegalArgumentException(batches + " batches do not fit into the measured time.");
		}
		percentiles = List.copyOf(percentiles);
		double previous = Double.NEGATIVE_INFINITY;
		for (double rank : percentiles) {
			if (!(rank >= 0 && rank <= 100 && rank > previous)) {
				throw new IllegalArgumentException("Percentiles are ascending ranks from 0 to 100, not " + percentiles + ".");
			}
			previous = rank;
		}
	}

	/**
	 * A run measured after its warm-up at the percentiles 50, 95 and 99, with the usual number of batches as far as each has a
	 * nanosecond.
	 */
	public static MeasurementWindow of(long duration, long warmUp) {
		return new MeasurementWindow(duration, warmUp, (int) Math.clamp(duration - warmUp, 1, DEFAULT_BATCHES),
				DEFAULT_PERCENTILES);
	}

	/** The same with other percentiles. */
	public MeasurementWindow withPercentiles(List<Double> ranks) {
		return new MeasurementWindow(duration, warmUp, batches, ranks);
	}

	/** The same with another number of batches. */
	public MeasurementWindow withBatches(int number) {
		return new MeasurementWindow(duration, warmUp, number, percentiles);
	}

	/** The measured time in nanoseconds. */
	public long measured() {
		return duration - warmUp;
	}

	/** Whether an operation that completes then counts. */
	public boolean contains(long time) {
		return time >= warmUp && time <= duration;
	}

	/** The part of an interval that lies in the window, in nanoseconds. */
	public long within(long from, long to) {
		return Math.max(0, Math.min(to, duration) - Math.max(from, warmUp));
	}
}
