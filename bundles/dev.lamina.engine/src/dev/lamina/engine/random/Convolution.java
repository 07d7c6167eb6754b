package dev.lamina.engine.random;

import java.util.List;

/** The sum of one value of each part, all independent. */
public record Convolution(List<ProbabilityDistribution> parts) implements ProbabilityDistribution {
	public Convolution {
		parts = List.copyOf(parts);
	}

	/** The sum of the parts. */
	public static Convolution of(ProbabilityDistribution... parts) {
		return new Convolution(List.of(parts));
	}

	@Override
	public double sample(RandomStream stream) {
		double sum = 0;
		for (ProbabilityDistribution part : parts) {
			sum += part.sample(stream);
		}
		return sum;
	}

	@Override
	public double mean() {
		return parts.stream().mapToDouble(ProbabilityDistribution::mean).sum();
	}

	@Override
	public double variance() {
		return parts.stream().mapToDouble(ProbabilityDistribution::variance).sum();
	}
}
