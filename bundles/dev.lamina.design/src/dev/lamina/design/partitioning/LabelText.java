package dev.lamina.design.partitioning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** How names and amounts are written on diagrams: as in the language, and short. */
public final class LabelText {
	private static final long GIBIBYTE = 1L << 30;
	private static final long MEBIBYTE = 1L << 20;

	private LabelText() {
	}

	/** {@code designer x 6}, or the name alone if there is one. */
	public static String counted(String name, int count) {
		return count > 1 ? text(name) + " x " + count : text(name);
	}

	/** The text, or nothing if there is none. */
	public static String text(Object text) {
		return Objects.toString(text, "");
	}

	/** Those that say something, with a comma between them. */
	public static String listed(String... parts) {
		return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(", "));
	}

	/** Bytes to a tenth of the unit that suits them: 38.4 GiB, 512 MiB. */
	public static String bytes(double bytes) {
		if (bytes < MEBIBYTE) {
			return Quantities.formatBytes(Math.round(bytes));
		}
		return bytes >= GIBIBYTE ? rounded(bytes / GIBIBYTE) + " GiB" : rounded(bytes / MEBIBYTE) + " MiB";
	}

	/** A part of a whole: 37.5 %. */
	public static String percent(double part) {
		return rounded(part * 100) + " %";
	}

	/** A quantity as it stands in the file; nothing if there is none. */
	public static String quantity(Quantity quantity) {
		return quantity == null ? "" : quantity.toString();
	}

	/** Nanoseconds in the largest unit that holds them exactly: 2 ms. */
	public static String nanoseconds(long nanoseconds) {
		return Quantity.ofBase(nanoseconds, Dimension.DURATION).toString();
	}

	private static String rounded(double number) {
		return new BigDecimal(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
	}
}
