package dev.lamina.importer.text;

import dev.lamina.model.text.PrintableText;

/** Writes text of strangers between quotes: bounded, on one line, with backslashes where the language wants them. */
final class StringLiteral {
	private static final int MAX_LENGTH = 120;

	private StringLiteral() {
	}

	static String text(String reported) {
		String line = PrintableText.words(reported);
		String bounded = line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
		return '"' + bounded.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}
}
