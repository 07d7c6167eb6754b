package dev.lamina.engine.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % confidence interval.
 *
 * @param value the mean
 * @param halfWidth half the width of the interval; 0 if there is only one sample and so nothing is known
 */
public record ConfidenceInterval(double value, double halfWidth) {
	/** The probability with which an interval holds the true mean. */
	public static final double CONFIDENCE = 0.95;

	/** By degrees of freedom, of which a program meets few: each takes longer to find than all else about an estimate. */
	private static final Map<Integer, Double> CRITICAL = new ConcurrentHashMap<>();

	/** The mean of independent samples, by Student's t distribution; 0 ± 0 of none. */
	public static ConfidenceInterval of(double... samples) {
		int n = samples.length;
		if (n == 0) {
			return new ConfidenceInterval(0, 0);
		}
		double mean = Arrays.stream(samples).sum() / n;
		if (n == 1) {
			return new ConfidenceInterval(mean, 0);
		}
		double squares = 0;
		for (double sample : samples) {
			squares += (sample - mean) * (sample - mean);
		}
		return new ConfidenceInterval(mean, critical(n - 1) * Math.sqrt(squares / (n - 1) / n));
	}

	/**
	 * The value of one run, with the interval that its batches give (batch means).
	 *
	 * @param value measured over all batches together
	 * @param batches the value of each batch
	 */
	public static ConfidenceInterval ofBatches(double value, List<Double> batches) {
		return new ConfidenceInterval(value, of(batches.stream().mapToDouble(Double::doubleValue).toArray()).halfWidth());
	}

	/** The lower end of the interval. */
	public double low() {
		return value - halfWidth;
	}

	/** The upper end of the interval. */
	public double high() {
		return value + halfWidth;
	}

	/** Half the width as a part of the value; 0 for an exact 0, infinity for an uncertain one. */
	public double relativeError() {
		return halfWidth == 0 ? 0 : halfWidth / Math.abs(value);
	}

	/** Rounded, because the last digits of the library's figure may differ between machines and would reach results. */
	static double critical(int degrees) {
		return CRITICAL.computeIfAbsent(degrees, number -> {
			double t = TDistribution.of(number).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
			return Math.rint(t * 1e6) / 1e6;
		});
	}
}
