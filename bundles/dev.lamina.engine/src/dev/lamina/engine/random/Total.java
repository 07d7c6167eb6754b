package dev.lamina.engine.random;

import java.util.List;

/** The sum of one value of each part, all independent. */
public record Total(List<Distribution> parts) implements Distribution {
	public Total {
		parts = List.copyOf(parts);
	}

	/** The sum of the parts. */
	public static Total of(Distribution... parts) {
		return new Total(List.of(parts));
	}

	@Override
	public double sample(RandomStream stream) {
		double sum = 0;
		for (Distribution part : parts) {
			sum += part.sample(stream);
		}
		return sum;
	}

	@Override
	public double mean() {
		return parts.stream().mapToDouble(Distribution::mean).sum();
	}

	@Override
	public double variance() {
		return parts.stream().mapToDouble(Distribution::variance).sum();
	}
}
