package dev.lamina.model.text;

/**
 * Decides which letters reach a terminal, a script or a written model: none that a terminal obeys (control characters of both
 * sets, C0 and C1), none that is not seen but changes what is seen (format characters, such as those that reverse the direction
 * of text), none that begins a new line, and no half of a surrogate pair.
 */
public final class PrintableText {
	private PrintableText() {
	}

	/** Whether a letter may be shown as it is; a tabulator and a line feed may not. */
	public static boolean isPrintable(int letter) {
		return switch (Character.getType(letter)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR -> false;
			default -> true;
		};
	}

	/**
	 * The text on one line: its lines without the space around them, joined by a space, and a question mark for each letter that
	 * is not printable.
	 */
	public static String line(String text) {
		return replaced(text.lines().map(String::strip).reduce((first, second) -> first + ' ' + second).orElse(""), "?");
	}

	/** The text on one line as the words of a comment: everything that is not printable is a space between them. */
	public static String words(String text) {
		return replaced(text, " ").replaceAll("\\s+", " ").strip();
	}

	/** The text with a question mark for each letter that is not printable, as many letters as before. */
	public static String shown(String text) {
		return replaced(text, "?");
	}

	private static String replaced(String text, String replacement) {
		if (text.codePoints().allMatch(PrintableText::isPrintable)) {
			return text;
		}
		StringBuilder shown = new StringBuilder(text.length());
		text.codePoints().forEach(letter -> {
			if (isPrintable(letter)) {
				shown.appendCodePoint(letter);
			} else {
				shown.append(replacement);
			}
		});
		return shown.toString();
	}
}
