package dev.lamina.model.quantity;

import static dev.lamina.model.quantity.Dimension.BANDWIDTH;
import static dev.lamina.model.quantity.Dimension.BYTES;
import static dev.lamina.model.quantity.Dimension.DURATION;
import static dev.lamina.model.quantity.Dimension.FREQUENCY;
import static dev.lamina.model.quantity.Dimension.POWER;
import static dev.lamina.model.quantity.Dimension.RATE;
import static dev.lamina.model.quantity.Dimension.RATIO;
import static dev.lamina.model.quantity.Dimension.SPEED;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every unit of the language, each with its exact factor to the base unit of its dimension.
 *
 * <p>The factor is a fraction of two whole numbers, so that bits (an eighth of a byte) and minutes (a sixtieth of a
 * rate) are as exact as gibibytes. Names are case-sensitive: {@code Mb/s} and {@code MB/s} differ by a factor of eight.
 */
public enum Unit {
	NANOSECOND(DURATION, "ns", 1, "nanosecond", "nanoseconds"),
	MICROSECOND(DURATION, "us", 1_000, "µs", "μs", "microsecond", "microseconds"),
	MILLISECOND(DURATION, "ms", 1_000_000, "millisecond", "milliseconds"),
	SECOND(DURATION, "s", 1_000_000_000, "sec", "second", "seconds"),
	MINUTE(DURATION, "min", 60_000_000_000L, "minute", "minutes"),
	HOUR(DURATION, "h", 3_600_000_000_000L, "hour", "hours"),
	DAY(DURATION, "d", 86_400_000_000_000L, "day", "days"),

	BYTE(BYTES, "B", 1, "byte", "bytes"),
	KILOBYTE(BYTES, "kB", 1_000, "KB"),
	KIBIBYTE(BYTES, "KiB", 1L << 10),
	MEGABYTE(BYTES, "MB", 1_000_000),
	MEBIBYTE(BYTES, "MiB", 1L << 20),
	GIGABYTE(BYTES, "GB", 1_000_000_000),
	GIBIBYTE(BYTES, "GiB", 1L << 30),
	TERABYTE(BYTES, "TB", 1_000_000_000_000L),
	TEBIBYTE(BYTES, "TiB", 1L << 40),

	BIT_PER_SECOND(BANDWIDTH, "bit/s", 1, 8, "b/s"),
	BYTE_PER_SECOND(BANDWIDTH, "B/s", 1),
	KILOBIT_PER_SECOND(BANDWIDTH, "kbit/s", 125, "kb/s"),
	KILOBYTE_PER_SECOND(BANDWIDTH, "kB/s", 1_000, "KB/s"),
	KIBIBYTE_PER_SECOND(BANDWIDTH, "KiB/s", 1L << 10),
	MEGABIT_PER_SECOND(BANDWIDTH, "Mbit/s", 125_000, "Mb/s"),
	MEGABYTE_PER_SECOND(BANDWIDTH, "MB/s", 1_000_000),
	MEBIBYTE_PER_SECOND(BANDWIDTH, "MiB/s", 1L << 20),
	GIGABIT_PER_SECOND(BANDWIDTH, "Gbit/s", 125_000_000, "Gb/s"),
	GIGABYTE_PER_SECOND(BANDWIDTH, "GB/s", 1_000_000_000),
	GIBIBYTE_PER_SECOND(BANDWIDTH, "GiB/s", 1L << 30),
	TERABYTE_PER_SECOND(BANDWIDTH, "TB/s", 1_000_000_000_000L),

	HERTZ(FREQUENCY, "Hz", 1),
	KILOHERTZ(FREQUENCY, "kHz", 1_000),
	MEGAHERTZ(FREQUENCY, "MHz", 1_000_000),
	GIGAHERTZ(FREQUENCY, "GHz", 1_000_000_000),

	PER_HOUR(RATE, "/h", 1, 3_600),
	PER_MINUTE(RATE, "/min", 1, 60),
	PER_SECOND(RATE, "/s", 1),
	FRAME_PER_SECOND(RATE, "fps", 1),

	PERCENT(RATIO, "%", 1, 100),

	MILLIWATT(POWER, "mW", 1, 1_000),
	WATT(POWER, "W", 1),
	KILOWATT(POWER, "kW", 1_000),

	FLOP_PER_SECOND(SPEED, "FLOP/s", 1, "FLOPS"),
	MEGAFLOP_PER_SECOND(SPEED, "MFLOP/s", 1_000_000, "MFLOPS"),
	GIGAFLOP_PER_SECOND(SPEED, "GFLOP/s", 1_000_000_000, "GFLOPS"),
	TERAFLOP_PER_SECOND(SPEED, "TFLOP/s", 1_000_000_000_000L, "TFLOPS"),
	PETAFLOP_PER_SECOND(SPEED, "PFLOP/s", 1_000_000_000_000_000L, "PFLOPS");

	private static final Map<String, Unit> BY_NAME = new LinkedHashMap<>();

	static {
		for (Unit unit : values()) {
			unit.names().forEach(name -> BY_NAME.put(name, unit));
		}
	}

	private final Dimension dimension;
	private final String symbol;
	private final long numerator;
	private final long denominator;
	private final List<String> aliases;

	Unit(Dimension dimension, String symbol, long factor, String... aliases) {
		this(dimension, symbol, factor, 1, aliases);
	}

	Unit(Dimension dimension, String symbol, long numerator, long denominator, String... aliases) {
		this.dimension = dimension;
		this.symbol = symbol;
		this.numerator = numerator;
		this.denominator = denominator;
		this.aliases = List.of(aliases);
	}

	/** The unit of that name or alias, if there is one. */
	public static Optional<Unit> named(String name) {
		return Optional.ofNullable(BY_NAME.get(name));
	}

	/** All names by which units can be written, canonical names and aliases, in the order of this list. */
	public static List<String> allNames() {
		return List.copyOf(BY_NAME.keySet());
	}

	/** What the unit measures. */
	public Dimension dimension() {
		return dimension;
	}

	/** The canonical name, as the formatter and messages write it. */
	public String symbol() {
		return symbol;
	}

	/** Canonical name first, then every alias. */
	public List<String> names() {
		return Stream.concat(Stream.of(symbol), aliases.stream()).toList();
	}

	/** Whether it counts bytes by powers of 1000, which memory sizes must not. */
	public boolean isDecimalBytes() {
		return dimension == BYTES && numerator % 1_000 == 0;
	}

	/** The binary unit that people mean when they write this decimal one for memory: GiB for GB; itself otherwise. */
	public Unit binary() {
		return isDecimalBytes() ? named(symbol.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + "iB").orElse(this) : this;
	}

	/** Converts a number of this unit to the base unit, exactly where {@link Dimension#isWhole()} demands it. */
	BigDecimal toBase(BigDecimal number) {
		BigDecimal product = number.multiply(BigDecimal.valueOf(numerator));
		return denominator == 1 ? product : product.divide(BigDecimal.valueOf(denominator), java.math.MathContext.DECIMAL64);
	}

	/** The largest unit of a dimension in which the base value is a whole number. */
	static Unit largestExact(Dimension dimension, BigInteger base, boolean binaryOnly) {
		return Arrays.stream(values()).filter(unit -> unit.dimension == dimension && unit.denominator == 1)
				.filter(unit -> !(binaryOnly && unit.isDecimalBytes()))
				.filter(unit -> base.signum() == 0 ? unit.numerator == 1
						: base.mod(BigInteger.valueOf(unit.numerator)).signum() == 0)
				.max((left, right) -> Long.compare(left.numerator, right.numerator)).orElseThrow();
	}
}
