package dev.lamina.engine.program;

import java.util.List;
import java.util.Objects;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.ProbabilityDistribution;

/**
 * When the operations of a phase begin. Times count from the start of the phase. An operation can begin only while fewer
 * than the phase's limit are in flight and the lanes of its first stage are free.
 */
public sealed interface ArrivalProcess {
	/** Most operations of one client that wait to begin; those that come beyond it are refused and counted. */
	int MAX_QUEUE_LENGTH = 1_000_000;

	/**
	 * One operation per period. An operation that cannot begin at its time begins as soon as it can; the next one is due
	 * at the first multiple of the period after that, and the multiples missed in between are skipped. Latency counts
	 * from the beginning.
	 *
	 * @param period nanoseconds, at least 1; multiples are rounded down to whole nanoseconds, without drift
	 * @param offset nanoseconds until the first operation, drawn once
	 */
	record Paced(double period, ProbabilityDistribution offset) implements ArrivalProcess {
		public Paced {
			Objects.requireNonNull(offset);
			if (!(period >= 1 && period < Long.MAX_VALUE)) {
				throw new IllegalArgumentException("A period must be at least one nanosecond, not " + period + ".");
			}
		}

		/** So many operations per second, the first one at once. */
		public static Paced perSecond(double rate) {
			return new Paced(1e9 / rate, new ConstantDistribution(0));
		}
	}

	/**
	 * As many operations in flight as the phase allows; each completed one is followed by the next after a pause. Latency
	 * counts from the beginning.
	 *
	 * @param think pause in nanoseconds
	 */
	record ClosedLoop(ProbabilityDistribution think) implements ArrivalProcess {
		public ClosedLoop {
			Objects.requireNonNull(think);
		}

		/** The next operation follows at once. */
		public static ClosedLoop eager() {
			return new ClosedLoop(new ConstantDistribution(0));
		}
	}

	/**
	 * Operations come after random gaps, whatever happened to those before. Latency counts from the arrival.
	 *
	 * @param gap nanoseconds between arrivals
	 */
	record Open(ProbabilityDistribution gap) implements ArrivalProcess {
		public Open {
			Objects.requireNonNull(gap);
			if (!(gap.mean() > 0)) {
				throw new IllegalArgumentException("Gaps between arrivals must be above zero in the mean.");
			}
		}
	}

	/**
	 * As {@link Paced}, at a rate that changes with the time of the run.
	 *
	 * @param rates  by the time of the run, not of the phase
	 * @param offset part of an operation until the first one, between 0 and 1, drawn once
	 */
	record PacedByTime(RateProfile rates, ProbabilityDistribution offset) implements ArrivalProcess {
		public PacedByTime {
			Objects.requireNonNull(rates);
			Objects.requireNonNull(offset);
		}
	}

	/**
	 * As {@link Open}, at a rate that changes with the time of the run.
	 *
	 * @param rates by the time of the run, not of the phase
	 * @param gap   operations expected between arrivals, 1 in the mean: exponential for a Poisson process
	 */
	record OpenByTime(RateProfile rates, ProbabilityDistribution gap) implements ArrivalProcess {
		public OpenByTime {
			Objects.requireNonNull(rates);
			if (!(gap.mean() > 0)) {
				throw new IllegalArgumentException("Gaps between arrivals must be above zero in the mean.");
			}
		}
	}

	/**
	 * Operations come at given times. Latency counts from the arrival.
	 *
	 * @param times nanoseconds, not descending, at most {@link Kernel#MAX_TIME}
	 */
	record Trace(List<Long> times) implements ArrivalProcess {
		public Trace {
			times = List.copyOf(times);
			long previous = 0;
			for (long time : times) {
				if (time < previous) {
					throw new IllegalArgumentException(
							"Arrival times must not be negative or descend: " + time + " after " + previous + ".");
				}
				previous = time;
			}
			if (previous > Kernel.MAX_TIME) {
				throw new IllegalArgumentException(
						"An arrival after " + previous + " ns lies beyond the latest time there is, 2^62 ns.");
			}
		}
	}
}
