package dev.lamina.engine.random;

import java.util.Objects;

/**
 * A value that several stages of one operation have in common, such as the number of its calls: all that name it draw the same
 * for the same operation.
 *
 * @param name of what they have in common, unique among the values of an operation
 * @param base what it is drawn from
 */
public record SharedVariate(String name, ProbabilityDistribution base) implements ProbabilityDistribution {
	public SharedVariate {
		Objects.requireNonNull(name);
		Objects.requireNonNull(base);
	}

	@Override
	public double sample(RandomStream stream) {
		return base.sample(stream.sharedSubstream(name));
	}

	@Override
	public double mean() {
		return base.mean();
	}

	@Override
	public double variance() {
		return base.variance();
	}
}
