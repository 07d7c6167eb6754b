package dev.lamina.engine.random;

/**
 * Normal, truncated at zero: as if negative values were drawn again. Mean and variance are those after the truncation,
 * by the usual formulas of the truncated normal distribution.
 *
 * @param location mean before the truncation, not negative
 * @param deviation standard deviation before the truncation, not negative
 */
public record Normal(double location, double deviation) implements ProbabilityDistribution {
	public Normal {
		ParameterChecks.notNegative("mean", location);
		ParameterChecks.notNegative("standard deviation", deviation);
	}

	/** The largest quotient of deviation and mean that a normal distribution has after its truncation at zero: √(π/2 − 1). */
	public static final double MAX_VARIATION = 0.755;
	/** Below it the truncation takes away less than one value in 10¹⁵. */
	private static final double UNTOUCHED = 0.125;
	private static final int HALVINGS = 60;

	/**
	 * The truncated distribution that has that mean and deviation: what is written is what is drawn.
	 *
	 * @param mean      not negative
	 * @param deviation at most {@link #MAX_VARIATION} times the mean
	 */
	public static Normal of(double mean, double deviation) {
		if (deviation > MAX_VARIATION * mean) {
			throw new IllegalArgumentException(
					"A normal distribution without values below zero has a deviation of at most 75 % of its mean.");
		}
		if (deviation <= UNTOUCHED * mean) {
			return new Normal(mean, deviation);
		}
		double low = 0;
		double high = 2 / UNTOUCHED;
		for (int i = 0; i < HALVINGS; i++) {
			double middle = (low + high) / 2;
			Normal shape = new Normal(middle, 1);
			if (Math.sqrt(shape.variance()) / shape.mean() > deviation / mean) {
				low = middle;
			} else {
				high = middle;
			}
		}
		double scale = mean / new Normal(high, 1).mean();
		return new Normal(high * scale, scale);
	}

	@Override
	public double sample(RandomStream stream) {
		double value;
		do {
			value = location + deviation * StandardNormal.quantile(stream.nextDouble());
		} while (value < 0);
		return value;
	}

	@Override
	public double mean() {
		return location + deviation * excess();
	}

	@Override
	public double variance() {
		double excess = excess();
		return deviation == 0 ? 0 : deviation * deviation * (1 - location / deviation * excess - excess * excess);
	}

	/** By how many standard deviations the truncation moves the mean. */
	private double excess() {
		if (deviation == 0) {
			return 0;
		}
		double bound = location / deviation;
		return StandardNormal.density(bound) / StandardNormal.probability(bound);
	}
}
