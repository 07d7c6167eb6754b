package dev.lamina.engine.random;

/** Always the same value; draws nothing from the stream. */
public record Constant(double value) implements Distribution {
	/** Nothing at all. */
	public static final Constant ZERO = new Constant(0);

	public Constant {
		Parameters.notNegative("value", value);
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
