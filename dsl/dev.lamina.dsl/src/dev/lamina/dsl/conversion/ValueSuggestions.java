package dev.lamina.dsl.conversion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.model.quantity.Unit;

/** For a text that is not a value of its kind, the nearest that is one; nothing if it could be anything. */
final class ValueSuggestions {
	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}\\.\\d{1,18}");
	private static final Pattern RANK = Pattern.compile("\\D*(\\d{1,2}(?:\\.\\d+)?)\\D*");
	private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\.\\.(\\d{1,5})");
	private static final Pattern CLOCK = Pattern.compile("(\\d{1,5}):(\\d\\d).*");
	private static final Pattern STRAY_BACKSLASH = Pattern.compile("\\\\([\"\\\\nt])|\\\\");

	private ValueSuggestions() {
	}

	/** A unit alone becomes one of it. */
	static Optional<String> quantity(String text) {
		return Unit.named(text.strip()).map(unit -> "1 " + unit.symbol());
	}

	/** A fraction becomes the whole number above it: the one that wants half a thing needs one. */
	static Optional<String> count(String text) {
		return NUMBER.matcher(text).matches()
				? Optional.of(new BigDecimal(text).setScale(0, RoundingMode.CEILING).toPlainString()) : Optional.empty();
	}

	/** The ends of a range in order; a fraction becomes a whole number. */
	static Optional<String> range(String text) {
		Matcher ends = RANGE.matcher(text);
		return ends.matches() ? Optional.of(ends.group(2) + ".." + ends.group(1)) : count(text);
	}

	/** The nearest time of day: minutes beyond the hour become its last one, hours beyond the day its end. */
	static Optional<String> clock(String text) {
		Matcher parts = CLOCK.matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		return Optional.of(Integer.parseInt(parts.group(1)) >= 24 ? "24:00"
				: Integer.parseInt(parts.group(1)) + ":" + (parts.group(2).compareTo("59") > 0 ? "59" : parts.group(2)));
	}

	static Optional<String> version(String text) {
		return Optional.of(text.replaceAll("[^\\d.]", "")).filter(digits -> digits.matches("\\d+(\\.\\d+)*"));
	}

	/** Digits without the colon, or with what is usual before and between them: {@code 0x10DE2235}. */
	static Optional<String> pciId(String quoted) {
		String digits = quoted.toLowerCase(Locale.ROOT).replace("0x", "").replaceAll("[^0-9a-f]", "");
		return digits.length() == 8 ? Optional.of('"' + digits.substring(0, 4) + ':' + digits.substring(4) + '"')
				: Optional.empty();
	}

	static Optional<String> percentile(String text) {
		Matcher matcher = RANK.matcher(text);
		return matcher.matches() ? Optional.of("p" + matcher.group(1)) : Optional.empty();
	}

	/** The usual size; whatever was meant, it is near to it. */
	static Optional<String> resolution(String text) {
		return Optional.of("1920x1080");
	}

	/** Doubles each backslash that means nothing. */
	static Optional<String> text(String quoted) {
		return Optional.of(STRAY_BACKSLASH.matcher(quoted)
				.replaceAll(found -> found.group(1) == null ? "\\\\\\\\" : "\\\\" + Matcher.quoteReplacement(found.group(1))));
	}
}
