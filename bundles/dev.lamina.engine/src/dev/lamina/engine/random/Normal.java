package dev.lamina.engine.random;

/**
 * Normal, truncated at zero: as if negative values were drawn again. Mean and variance are those after the truncation,
 * by the usual formulas of the truncated normal distribution.
 *
 * @param location mean before the truncation, not negative
 * @param deviation standard deviation before the truncation, not negative
 */
public record Normal(double location, double deviation) implements Distribution {
	public Normal {
		Parameters.notNegative("mean", location);
		Parameters.notNegative("standard deviation", deviation);
	}

	@Override
	public double sample(RandomStream stream) {
		double value;
		do {
			value = location + deviation * NormalCurve.quantile(stream.next());
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
		return NormalCurve.density(bound) / NormalCurve.probability(bound);
	}
}
