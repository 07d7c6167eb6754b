package dev.lamina.model.quantity;

import java.util.Arrays;
import java.util.List;

/** Everything that can be measured in the language, each with the base unit in which its values are exact. */
public enum Dimension {
	/** A plain number. */
	COUNT("a plain number", "", true),
	/** A length of time in nanoseconds. */
	DURATION("a time", "ns", true),
	/** An amount of data in bytes. */
	BYTES("an amount of data", "B", true),
	/** Data per time in bytes per second. */
	BANDWIDTH("a bandwidth", "B/s", true),
	/** Cycles per second in hertz. */
	FREQUENCY("a frequency", "Hz", true),
	/** Operations per second. */
	RATE("a rate", "/s", false),
	/** A part of a whole, 1 being all of it. */
	RATIO("a ratio", "", false),
	/** Electrical power in watts. */
	POWER("a power", "W", false),
	/** Floating point operations per second. */
	SPEED("a computing speed", "FLOP/s", false);

	private final String phrase;
	private final String baseUnit;
	private final boolean whole;

	Dimension(String phrase, String baseUnit, boolean whole) {
		this.phrase = phrase;
		this.baseUnit = baseUnit;
		this.whole = whole;
	}

	/** How the dimension is called in a sentence, with its article: "a time". */
	public String phrase() {
		return phrase;
	}

	/** The unit in which base values are counted; empty for plain numbers and ratios. */
	public String baseUnit() {
		return baseUnit;
	}

	/** Whether base values are whole numbers: no nanosecond, byte or hertz is ever split. */
	public boolean isWhole() {
		return whole;
	}

	/** The units of this dimension, smallest first. */
	public List<Unit> units() {
		return Arrays.stream(Unit.values()).filter(unit -> unit.dimension() == this).toList();
	}
}
