package dev.lamina.engine.statistics;

import java.util.List;

/**
 * A percentile of latencies with its 95 % confidence interval.
 *
 * <p>The interval is one of ranks: how far the part of the latencies that do not exceed the percentile varies from section to
 * section of the run, or from run to run, says between which ranks the true percentile lies with that confidence, and the latencies
 * at those ranks are the ends. So it holds for latencies that depend on each other, as those of a queue do, and never reaches
 * below the least or above the largest of them.
 *
 * @param value   the percentile
 * @param low     lower end of the interval
 * @param high    upper end of the interval
 * @param samples how many latencies there are
 * @param open    whether they are so few that even the largest may be below the true percentile: the upper end is none
 */
public record PercentileEstimate(double value, double low, double high, long samples, boolean open) {
	/** Latencies beyond a percentile from which it is trusted. */
	private static final int BEYOND = 20;
	private static final double NORMAL = 1.959964;

	/** How many latencies a percentile needs to be trusted. */
	public static long needed(double rank) {
		return rank >= 100 ? Long.MAX_VALUE : (long) Math.ceil(BEYOND / (1 - rank / 100) - 1e-9);
	}

	/**
	 * The estimate from the sections of a run, or from several runs.
	 *
	 * @param sections of equal length, of which at least one has latencies
	 * @param rank     between 0 and 100
	 */
	public static PercentileEstimate of(List<LatencySample> sections, double rank) {
		LatencySample all = LatencySample.merged(sections);
		long number = all.count();
		double part = rank / 100;
		long value = all.quantile(part);
		if (all.isConstant()) {
			return new PercentileEstimate(value, value, value, number, false);
		}
		double within = (double) all.countAtMost(value) / number;
		double[] deviations = sections.stream().filter(section -> section.count() > 0)
				.mapToDouble(section -> (section.countAtMost(value) - within * section.count()) / number).toArray();
		int parts = deviations.length;
		double half = 0;
		if (parts > 1) {
			double squares = 0;
			for (double deviation : deviations) {
				squares += deviation * deviation;
			}
			half = ConfidenceInterval.critical(parts - 1) * Math.sqrt(squares * parts / (parts - 1));
		}
		// latencies that are independent vary at least so much
		half = Math.max(half, NORMAL * Math.sqrt(part * (1 - part) / number));
		return new PercentileEstimate(value, all.quantile(part - half), all.quantile(part + half), number,
				part + half >= 1 && number < needed(rank));
	}
}
