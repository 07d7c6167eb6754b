package dev.lamina.importer.text;

import java.util.List;

import dev.lamina.model.text.PrintableText;

/**
 * Writes text of strangers as comments: on one line, of bounded length, and without what would end the comment or move a cursor.
 */
final class CommentText {
	private static final int MAX_LENGTH = 300;

	private CommentText() {
	}

	/** Comments to the end of their lines. */
	static String lines(List<String> notes) {
		StringBuilder text = new StringBuilder();
		notes.forEach(note -> text.append("// ").append(plain(note)).append('\n'));
		return text.toString();
	}

	/** A comment that belongs to the declaration behind it. */
	static String documentation(String note) {
		return "/** " + plain(note).replace("*/", "* /").replace("/*", "/ *") + " */\n";
	}

	private static String plain(String note) {
		String line = PrintableText.words(note);
		return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " ...";
	}
}
