package dev.lamina.engine.random;

import java.util.Arrays;

/** Empirical: one of the given values, each as likely as the other. */
public final class EmpiricalDistribution implements ProbabilityDistribution {
	private final double[] values;

	/** The values, at least one, none negative. */
	public EmpiricalDistribution(double... values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("An empirical distribution needs at least one value.");
		}
		for (double value : values) {
			ParameterChecks.notNegative("sample", value);
		}
		this.values = values.clone();
	}

	@Override
	public double sample(RandomStream stream) {
		return values[(int) (stream.nextDouble() * values.length)];
	}

	@Override
	public double mean() {
		double sum = 0;
		for (double value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	@Override
	public double variance() {
		double mean = mean();
		double sum = 0;
		for (double value : values) {
			sum += (value - mean) * (value - mean);
		}
		return sum / values.length;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof EmpiricalDistribution empiricalDistribution
				&& Arrays.equals(values, empiricalDistribution.values);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return "Samples" + Arrays.toString(values);
	}
}
