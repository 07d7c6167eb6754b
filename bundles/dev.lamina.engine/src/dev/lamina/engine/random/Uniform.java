package dev.lamina.engine.random;

/** Uniform between two values. */
public record Uniform(double minimum, double maximum) implements ProbabilityDistribution {
	public Uniform {
		ParameterChecks.notNegative("minimum", minimum);
		ParameterChecks.notNegative("maximum", maximum);
		if (maximum < minimum) {
			throw new IllegalArgumentException(
					"A uniform distribution cannot end at " + maximum + " before it begins at " + minimum + ".");
		}
	}

	@Override
	public double sample(RandomStream stream) {
		return minimum + (maximum - minimum) * stream.nextDouble();
	}

	@Override
	public double mean() {
		return (minimum + maximum) / 2;
	}

	@Override
	public double variance() {
		double width = maximum - minimum;
		return width * width / 12;
	}
}
