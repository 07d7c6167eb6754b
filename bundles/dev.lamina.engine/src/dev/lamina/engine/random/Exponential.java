package dev.lamina.engine.random;

/** Exponential by its mean. */
public record Exponential(double mean) implements Distribution {
	public Exponential {
		Parameters.positive("mean", mean);
	}

	@Override
	public double sample(RandomStream stream) {
		return -mean * StrictMath.log(stream.next());
	}

	@Override
	public double variance() {
		return mean * mean;
	}
}
