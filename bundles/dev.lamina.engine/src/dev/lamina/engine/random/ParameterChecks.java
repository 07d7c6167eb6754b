package dev.lamina.engine.random;

/** Refuses parameters that no distribution can have. */
final class ParameterChecks {
	private ParameterChecks() {
	}

	static void notNegative(String name, double value) {
		if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException(
					"The " + name + " of a distribution must be a number that is not negative, not " + value + ".");
		}
	}

	static void positive(String name, double value) {
		if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("The " + name + " of a distribution must be above zero, not " + value + ".");
		}
	}
}
