package dev.lamina.model.quantity;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A point of a distribution: a percentile between 0 and 100, the mean, or the maximum.
 *
 * @param name "mean", "max", or "p" and the percentile
 */
public record Percentile(String name) {
	/** The arithmetic mean. */
	public static final Percentile MEAN = new Percentile("mean");
	/** The largest value. */
	public static final Percentile MAXIMUM = new Percentile("max");

	public Percentile {
		Objects.requireNonNull(name);
		if (!name.equals("mean") && !name.equals("max") && !isRank(name)) {
			throw new IllegalArgumentException(
					"'" + name + "' is not a point of a distribution. Write mean, max, or a percentile such as p50 or p99.9.");
		}
	}

	/**
	 * The percentile that a text says.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static Percentile valueOf(String text) {
		return new Percentile(text.replaceAll("\\s+", ""));
	}

	private static boolean isRank(String name) {
		return name.matches("p\\d{1,3}(\\.\\d+)?") && new BigDecimal(name.substring(1)).compareTo(BigDecimal.valueOf(100)) <= 0;
	}

	/** Whether it is a percentile, not the mean or the maximum. */
	public boolean isRank() {
		return name.startsWith("p");
	}

	/** The rank between 0 and 100; 100 for the maximum. */
	public double rank() {
		return isRank() ? Double.parseDouble(name.substring(1)) : 100;
	}

	@Override
	public String toString() {
		return name;
	}
}
