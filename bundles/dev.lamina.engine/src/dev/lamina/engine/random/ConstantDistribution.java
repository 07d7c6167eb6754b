package dev.lamina.engine.random;

/** Always the same value; draws nothing from the stream. */
public record ConstantDistribution(double value) implements ProbabilityDistribution {
	/** Nothing at all. */
	public static final ConstantDistribution ZERO = new ConstantDistribution(0);

	public ConstantDistribution {
		ParameterChecks.notNegative("value", value);
	}

	@Override
	public double sample(RandomStream stream) {
		return value;
	}

	@Override
	public double mean() {
		return value;
	}

	@Override
	public double variance() {
		return 0;
	}
}
