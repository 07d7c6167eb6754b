package dev.lamina.dsl.conversion;

/** Reads and writes text between double quotes, in which a backslash stands before a quote, a backslash, n or t. */
final class QuotedText {
	private QuotedText() {
	}

	/** @throws IllegalArgumentException with a sentence for people where a backslash stands before anything else */
	static String read(String quoted) {
		String inner = quoted.substring(1, quoted.length() - 1);
		StringBuilder text = new StringBuilder(inner.length());
		for (int i = 0; i < inner.length(); i++) {
			char letter = inner.charAt(i);
			text.append(letter == '\\' ? escaped(inner.charAt(++i)) : letter);
		}
		return text.toString();
	}

	private static char escaped(char letter) {
		return switch (letter) {
			case '"', '\\' -> letter;
			case 'n' -> '\n';
			case 't' -> '\t';
			default -> throw new IllegalArgumentException(
					"'\\" + letter + "' means nothing in a text. Write \\\\ for a backslash, \\\" for a quote.");
		};
	}

	static String write(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
	}
}
