package dev.lamina.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them: three significant digits, a fitting unit, the same in every locale. What was not measured is a
 * hyphen.
 */
public final class QuantityFormat {
	public static final String NONE = "-";
	private static final int DIGITS = 3;
	private static final String[] TIME_UNITS = { "ns", "us", "ms", "s" };
	private static final String[] MEMORY_UNITS = { "B", "KiB", "MiB", "GiB", "TiB" };
	private static final double NANOSECONDS_PER_SECOND = 1e9;

	private QuantityFormat() {
	}

	/** A plain number; whole digits are never rounded away. */
	public static String number(double value) {
		return number(value, DIGITS);
	}

	/** A plain number with more digits, for two values that look alike. */
	public static String closeNumber(double value) {
		return number(value, 2 * DIGITS);
	}

	private static String number(double value, int digits) {
		if (!Double.isFinite(value)) {
			return NONE;
		}
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
		if (rounded.signum() == 0) {
			return "0";
		}
		int wholeDigits = rounded.precision() - rounded.scale();
		int decimals = Math.max(0, digits - wholeDigits);
		return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
	}

	/** A count that is mostly a whole number, such as cores. */
	public static String count(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : number(value);
	}

	/** Busy cores, to a thousandth of one. */
	public static String cores(double value) {
		boolean small = Double.isFinite(value) && Math.abs(value) < 1;
		return withUnit(small ? new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString() : number(value),
				"cores");
	}

	/** A number with its unit; a number alone where the unit is empty. */
	public static String amount(double value, String unit) {
		return withUnit(number(value), unit);
	}

	public static String withUnit(String number, String unit) {
		return unit.isEmpty() || number.equals(NONE) ? number : number + ' ' + unit;
	}

	/** A time in the unit that leaves one to three digits before the point. */
	public static String duration(double nanoseconds) {
		String unit = timeUnit(nanoseconds);
		return amount(nanoseconds / timeUnitNanoseconds(unit), unit);
	}

	/** The unit in which a time has one to three digits before the point. */
	public static String timeUnit(double nanoseconds) {
		double scaled = nanoseconds;
		int unit = 0;
		while (unit < TIME_UNITS.length - 1 && Math.abs(scaled) >= 999.5) {
			scaled /= 1000;
			unit++;
		}
		return TIME_UNITS[unit];
	}

	/** How many nanoseconds a unit of {@link #timeUnit} is. */
	public static double timeUnitNanoseconds(String unit) {
		double nanoseconds = 1;
		for (String smaller : TIME_UNITS) {
			if (smaller.equals(unit)) {
				break;
			}
			nanoseconds *= 1000;
		}
		return nanoseconds;
	}

	/** Memory in the largest binary unit that leaves a number of at least one. */
	public static String memory(long bytes) {
		double scaled = bytes;
		int unit = 0;
		while (unit < MEMORY_UNITS.length - 1 && scaled >= 1024) {
			scaled /= 1024;
			unit++;
		}
		return new BigDecimal(scaled).round(new MathContext(DIGITS + 1)).stripTrailingZeros().toPlainString() + ' '
				+ MEMORY_UNITS[unit];
	}

	/** A fraction as a percentage with one decimal. */
	public static String percent(double fraction) {
		if (!Double.isFinite(fraction)) {
			return NONE;
		}
		BigDecimal percent = new BigDecimal(fraction).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
		return (percent.signum() == 0 ? "0.0" : percent.toPlainString()) + " %";
	}

	/** The seconds in a number of nanoseconds. */
	public static double seconds(double nanoseconds) {
		return nanoseconds / NANOSECONDS_PER_SECOND;
	}
}
