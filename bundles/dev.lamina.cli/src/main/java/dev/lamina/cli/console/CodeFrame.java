package dev.lamina.cli.console;

import dev.lamina.model.text.PrintableText;
import dev.lamina.report.text.TextStyle;

/**
 * One line of a file with a part of it underlined, so that the marks stand below the letters that they mean: tabs are
 * expanded, wide letters count twice, combining ones not at all. A long line is cut to the surroundings of the part.
 */
final class CodeFrame {
	private static final int TAB = 4;
	private static final int MAX_WIDTH = 110;
	private static final int CONTEXT_BEFORE = 40;
	private static final String ELLIPSIS = "...";

	private CodeFrame() {
	}

	/**
	 * Two lines with a line end each.
	 *
	 * @param line   the line of the file
	 * @param number its number, from 1
	 * @param start  the first column of the part, from 1, in UTF-16 units
	 * @param end    the column after it; at least one letter is underlined
	 */
	static String of(String line, int number, int start, int end, TextStyle textStyle, boolean colours) {
		int from = Math.clamp(start - 1, 0, line.length());
		int to = Math.clamp(end - 1, from, line.length());
		StringBuilder shown = new StringBuilder();
		int width = 0;
		int markStart = -1;
		int markEnd = -1;
		int cutBefore = line.codePointCount(0, from) > MAX_WIDTH - CONTEXT_BEFORE ? line.offsetByCodePoints(from, -CONTEXT_BEFORE)
				: 0;
		if (cutBefore > 0) {
			shown.append(ELLIPSIS);
			width = ELLIPSIS.length();
		}
		for (int at = cutBefore; at < line.length();) {
			if (at >= from && markStart < 0) {
				markStart = width;
			}
			if (at >= to && markEnd < 0) {
				markEnd = width;
			}
			if (width >= MAX_WIDTH) {
				shown.append(ELLIPSIS);
				break;
			}
			int letter = line.codePointAt(at);
			at += Character.charCount(letter);
			if (letter == '\t') {
				int spaces = TAB - width % TAB;
				shown.append(" ".repeat(spaces));
				width += spaces;
			} else {
				int visible = PrintableText.isPrintable(letter) ? letter : '?';
				shown.appendCodePoint(visible);
				width += width(visible);
			}
		}
		markStart = markStart < 0 ? width : markStart;
		markEnd = markEnd < 0 ? width : markEnd;
		String marks = "^".repeat(Math.max(1, markEnd - markStart));
		String margin = String.valueOf(number);
		return (style(TextStyle.QUIET, "  " + margin + " | ", colours) + shown).stripTrailing() + '\n'
				+ style(TextStyle.QUIET, "  " + " ".repeat(margin.length()) + " | ", colours) + " ".repeat(markStart)
				+ textStyle.apply(marks, colours) + '\n';
	}

	/** How many columns of a terminal a letter takes (Unicode Standard Annex 11: wide and full-width letters take two). */
	static int width(int letter) {
		int type = Character.getType(letter);
		if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
			return 0;
		}
		boolean wide = letter >= 0x1100 && (letter <= 0x115F || letter >= 0x2E80 && letter <= 0xA4CF && letter != 0x303F
				|| letter >= 0xAC00 && letter <= 0xD7A3 || letter >= 0xF900 && letter <= 0xFAFF
				|| letter >= 0xFE30 && letter <= 0xFE6F || letter >= 0xFF00 && letter <= 0xFF60
				|| letter >= 0xFFE0 && letter <= 0xFFE6 || letter >= 0x1F300 && letter <= 0x1F64F
				|| letter >= 0x1F680 && letter <= 0x1F6FF || letter >= 0x1F900 && letter <= 0x1F9FF
				|| letter >= 0x20000 && letter <= 0x3FFFD);
		return wide ? 2 : 1;
	}

	private static String style(TextStyle textStyle, String text, boolean colours) {
		return textStyle.apply(text, colours);
	}
}
