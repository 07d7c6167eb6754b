package dev.lamina.engine.random;

import java.util.Objects;

/** Another distribution with every value multiplied by a factor. */
public record ScaledDistribution(ProbabilityDistribution base, double factor) implements ProbabilityDistribution {
	public ScaledDistribution {
		Objects.requireNonNull(base);
		ParameterChecks.notNegative("factor", factor);
	}

	@Override
	public double sample(RandomStream stream) {
		return factor * base.sample(stream);
	}

	@Override
	public double mean() {
		return factor * base.mean();
	}

	@Override
	public double variance() {
		return factor * factor * base.variance();
	}
}
