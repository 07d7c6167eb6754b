package dev.lamina.report.text;

import dev.lamina.result.Verdict;

/** What a piece of text means; on a terminal it is shown in a colour. */
public enum TextStyle {
	PLAIN(""), TITLE("\u001b[1m"), GOOD("\u001b[32m"), BAD("\u001b[1;31m"), CAUTION("\u001b[1;33m"), QUIET("\u001b[2m");

	private static final String END = "\u001b[0m";
	private final String start;

	TextStyle(String start) {
		this.start = start;
	}

	/** The style in which a verdict is shown. */
	public static TextStyle of(Verdict verdict) {
		return switch (verdict) {
			case KEPT -> GOOD;
			case UNDECIDED -> CAUTION;
			case BROKEN -> BAD;
		};
	}

	/** The text in this style, or as it is if no colours are wanted. */
	public String apply(String text, boolean colours) {
		return colours && this != PLAIN && !text.isEmpty() ? start + text + END : text;
	}
}
