package dev.lamina.inventory.text;

import dev.lamina.model.text.PrintableText;

/** Writes text of strangers between quotes: bounded, on one line, with backslashes where the language wants them. */
final class Quoted {
	private static final int MOST_LETTERS = 120;

	private Quoted() {
	}

	static String text(String reported) {
		String line = PrintableText.words(reported);
		String bounded = line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS);
		return '"' + bounded.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}
}
