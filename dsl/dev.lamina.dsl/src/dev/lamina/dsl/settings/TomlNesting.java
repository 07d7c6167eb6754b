package dev.lamina.dsl.settings;

import java.util.Optional;

import org.tomlj.TomlPosition;

/**
 * Finds out how deep a text in TOML is nested, before a parser descends into it and falls: brackets and braces, and the names of
 * a dotted key, each of which is a table in the one before it. Comments and texts in quotes do not count.
 */
final class TomlNesting {
	/** Far beyond any setting that there is. */
	static final int MAX_DEPTH = 64;

	private TomlNesting() {
	}

	/** The place where the text goes too deep; nothing if it never does. */
	static Optional<TomlPosition> tooDeep(String text) {
		int depth = 0;
		int dots = 0;
		int line = 1;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			switch (letter) {
				case '#' -> i = until(text, i, "\n") - 1;
				case '"', '\'' -> {
					int end = endOfText(text, i);
					for (int at = i; at < end; at++) {
						if (text.charAt(at) == '\n') {
							line++;
							start = at + 1;
						}
					}
					i = end - 1;
				}
				case '[', '{' -> depth++;
				case ']', '}' -> depth = Math.max(0, depth - 1);
				case '.' -> dots++;
				case ',', '=' -> dots = 0;
				case '\n' -> {
					dots = 0;
					line++;
					start = i + 1;
				}
				default -> {
					// counts for nothing
				}
			}
			if (depth + dots > MAX_DEPTH) {
				return Optional.of(TomlPosition.positionAt(line, i - start + 1));
			}
		}
		return Optional.empty();
	}

	/** The offset behind a text in quotes, or the end of its line if nothing closes it there and it may not be longer. */
	private static int endOfText(String text, int from) {
		char quote = text.charAt(from);
		String triple = String.valueOf(quote).repeat(3);
		boolean multiline = text.startsWith(triple, from);
		String closing = multiline ? triple : String.valueOf(quote);
		for (int i = from + closing.length(); i < text.length(); i++) {
			if (quote == '"' && text.charAt(i) == '\\') {
				i++;
			} else if (text.startsWith(closing, i)) {
				return i + closing.length();
			} else if (!multiline && text.charAt(i) == '\n') {
				return i;
			}
		}
		return text.length();
	}

	private static int until(String text, int from, String what) {
		int at = text.indexOf(what, from);
		return at < 0 ? text.length() : at;
	}
}
