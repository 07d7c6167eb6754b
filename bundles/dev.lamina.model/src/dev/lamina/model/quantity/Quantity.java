package dev.lamina.model.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, exact and as it was written.
 *
 * <p>Any text of the form "number unit" becomes a quantity, also with an unknown unit: whether the unit exists
 * and suits its place is for validation to say. {@link #base()} and the accessors built on it are for quantities that
 * have passed it.
 *
 * @param number   the number as written
 * @param unitText the unit as written, empty for a plain number
 */
public record Quantity(BigDecimal number, String unitText) {
	private static final Pattern FORM = Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*(\\S.*?)?\\s*",
			Pattern.DOTALL);
	/** Digits before the point of the largest number, and zeros behind it of the smallest. */
	private static final int MAX_DIGITS = 100;
	private static final int MAX_SHOWN = 40;
	private static final Pattern SPACE = Pattern.compile("\\s+");

	public Quantity {
		Objects.requireNonNull(unitText);
		// 7e2 and 700 are one number, so that a quantity equals what its own text says
		number = number.scale() < 0 && isShort(number) ? number.setScale(0) : number;
	}

	/**
	 * The quantity that a text says.
	 *
	 * @throws IllegalArgumentException if the text does not begin with a number, or with one that is far beyond all that is
	 *     ever measured; the message is a sentence for people
	 */
	public static Quantity valueOf(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"'" + text.strip() + "' is not a quantity. Write a number and a unit, such as 48 GiB.");
		}
		String unit = matcher.group(2);
		return new Quantity(number(matcher.group(1)), unit == null ? "" : SPACE.matcher(unit).replaceAll(""));
	}

	/**
	 * Numbers between these limits stay above zero and below infinity in whatever unit and whatever is computed of them at first.
	 */
	private static BigDecimal number(String text) {
		BigDecimal number;
		try {
			number = new BigDecimal(text);
		} catch (NumberFormatException tooLong) {
			throw new IllegalArgumentException("'" + shown(text) + "' is too large to be counted.");
		}
		long digits = (long) number.precision() - number.scale();
		if (number.signum() != 0 && Math.abs(digits) > MAX_DIGITS) {
			throw new IllegalArgumentException(
					"'" + shown(text) + "' is too " + (digits > 0 ? "large" : "small") + " to be counted.");
		}
		if (number.precision() > MAX_DIGITS) {
			throw new IllegalArgumentException("'" + shown(text) + "' has more digits than can be counted.");
		}
		return number.signum() == 0 && Math.abs((long) number.scale()) > MAX_DIGITS ? BigDecimal.ZERO : number;
	}

	private static String shown(String number) {
		return number.length() <= MAX_SHOWN ? number : number.substring(0, MAX_SHOWN) + "…";
	}

	/** The quantity of that many of a unit. */
	public static Quantity of(long number, Unit unit) {
		return new Quantity(BigDecimal.valueOf(number), unit.symbol());
	}

	/** A base value in the largest unit that holds it exactly: 51539607552 bytes are 48 GiB. */
	public static Quantity ofBase(long base, Dimension dimension) {
		if (dimension == Dimension.COUNT || dimension == Dimension.RATIO) {
			return new Quantity(BigDecimal.valueOf(base), "");
		}
		boolean binary = dimension == Dimension.BYTES && base % 1024 == 0;
		Unit unit = Unit.largestExact(dimension, BigInteger.valueOf(base), binary);
		return of(base / unit.toBase(BigDecimal.ONE).longValueExact(), unit);
	}

	/** The unit, if it is known. */
	public Optional<Unit> unit() {
		return Unit.named(unitText);
	}

	/** What the quantity measures: a plain number if there is no unit, nothing if the unit is unknown. */
	public Optional<Dimension> dimension() {
		return unitText.isEmpty() ? Optional.of(Dimension.COUNT) : unit().map(Unit::dimension);
	}

	/** Whether the base value is a number of whole base units that fits in 63 bits. */
	public boolean isExact() {
		BigDecimal base = inBase();
		return base.stripTrailingZeros().scale() <= 0 && base.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
	}

	/**
	 * The value in whole base units: nanoseconds, bytes, bytes per second, hertz.
	 *
	 * @throws ArithmeticException if it is not {@link #isExact() exact}
	 */
	public long base() {
		return inBase().longValueExact();
	}

	/** The value in base units as a floating point number: also for rates, ratios, watts and FLOP/s. */
	public double value() {
		return inBase().doubleValue();
	}

	/** -1, 0 or 1 for a negative, zero or positive number. */
	public int signum() {
		return number.signum();
	}

	private BigDecimal inBase() {
		return unit().map(unit -> unit.toBase(number)).orElse(number);
	}

	/** The quantity as people write it; {@link #valueOf(String)} reads it back. */
	@Override
	public String toString() {
		String plain = isShort(number) ? number.toPlainString() : number.toString();
		return unitText.isEmpty() ? plain : plain + ' ' + unitText;
	}

	private static boolean isShort(BigDecimal number) {
		return (long) number.precision() - number.scale() <= 21;
	}
}
