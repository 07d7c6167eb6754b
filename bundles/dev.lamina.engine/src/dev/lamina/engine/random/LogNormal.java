package dev.lamina.engine.random;

/**
 * Lognormal by its mean and coefficient of variation: with v = ln(1 + variation²), the logarithm is normal with mean
 * ln(mean) − v/2 and variance v.
 *
 * @param mean above zero
 * @param variation standard deviation as a part of the mean, not negative
 */
public record LogNormal(double mean, double variation) implements ProbabilityDistribution {
	public LogNormal {
		ParameterChecks.positive("mean", mean);
		ParameterChecks.notNegative("coefficient of variation", variation);
	}

	@Override
	public double sample(RandomStream stream) {
		return sample(mean, variation, stream);
	}

	static double sample(double mean, double variation, RandomStream stream) {
		double v = StrictMath.log1p(variation * variation);
		return mean * StrictMath.exp(Math.sqrt(v) * StandardNormal.quantile(stream.nextDouble()) - v / 2);
	}

	@Override
	public double variance() {
		double deviation = mean * variation;
		return deviation * deviation;
	}
}
