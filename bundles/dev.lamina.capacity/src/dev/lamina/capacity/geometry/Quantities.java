package dev.lamina.capacity.geometry;

import java.util.OptionalLong;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/**
 * Reads quantities of a model that may not be valid yet: what cannot be counted is absent, never an exception.
 *
 * <p>Validation names such a quantity on its own; the arithmetic of capacity goes on without it.
 */
public final class Quantities {
	private Quantities() {
	}

	/** The value in bytes; absent if it is missing, of another dimension, negative or not a whole number of bytes. */
	public static OptionalLong bytes(Quantity quantity) {
		return whole(quantity, Dimension.BYTES);
	}

	/** The value in nanoseconds; absent if it is missing, of another dimension, negative or not whole. */
	public static OptionalLong nanoseconds(Quantity quantity) {
		return whole(quantity, Dimension.DURATION);
	}

	/** The part of a whole, 1 being all of it; the other value if it is missing, negative, or no ratio. */
	public static double ratio(Quantity quantity, double otherwise) {
		return quantity != null && quantity.signum() >= 0 && quantity.dimension()
				.filter(dimension -> dimension == Dimension.RATIO || dimension == Dimension.COUNT).isPresent()
						? quantity.value() : otherwise;
	}

	/** Bytes as people write them, in the largest binary unit that holds them exactly. */
	public static String formatBytes(long bytes) {
		return Quantity.ofBase(bytes, Dimension.BYTES).toString();
	}

	private static OptionalLong whole(Quantity quantity, Dimension dimension) {
		return quantity != null && quantity.signum() >= 0 && quantity.dimension().filter(dimension::equals).isPresent()
				&& quantity.isExact() ? OptionalLong.of(quantity.base()) : OptionalLong.empty();
	}
}
