package dev.lamina.engine.random;

/** Exponential by its mean. */
public record Exponential(double mean) implements ProbabilityDistribution {
	public Exponential {
		ParameterChecks.positive("mean", mean);
	}

	@Override
	public double sample(RandomStream stream) {
		return -mean * StrictMath.log(stream.nextDouble());
	}

	@Override
	public double variance() {
		return mean * mean;
	}
}
