package dev.lamina.dsl.ide.snapshot;

import java.util.Arrays;

/**
 * The lines of a text: from offsets to lines and columns and back, all from 0 and in UTF-16 units, as editors count.
 *
 * <p>A line ends with a line feed, with a carriage return, or with both.
 */
public final class LineIndex {
	private final int[] starts;
	private final String text;

	private LineIndex(String text, int[] starts) {
		this.text = text;
		this.starts = starts;
	}

	/** The lines of a text; at least one, possibly empty. */
	public static LineIndex of(String text) {
		int[] starts = new int[16];
		int count = 1;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			boolean ends = letter == '\n' || letter == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
			if (ends) {
				if (count == starts.length) {
					starts = Arrays.copyOf(starts, count * 2);
				}
				starts[count++] = i + 1;
			}
		}
		return new LineIndex(text, Arrays.copyOf(starts, count));
	}

	/** How many lines there are. */
	public int count() {
		return starts.length;
	}

	/** The line in which an offset lies; the last one for an offset behind the text. */
	public int line(int offset) {
		int found = Arrays.binarySearch(starts, offset);
		return found >= 0 ? found : Math.max(0, -found - 2);
	}

	/** The column of an offset in its line. */
	public int column(int offset) {
		return Math.min(offset, text.length()) - starts[line(offset)];
	}

	/** Where a line begins; the end of the text for a line behind the last. */
	public int start(int line) {
		return line >= starts.length ? text.length() : starts[Math.max(0, line)];
	}

	/** Where a line ends, before what separates it from the next. */
	public int end(int line) {
		int end = start(line + 1);
		while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return end;
	}

	/**
	 * The offset of a line and column; a column behind the end of the line is its end, as the language server protocol wants it.
	 */
	public int offset(int line, int column) {
		return line < 0 ? 0 : Math.min(start(line) + Math.max(0, column), end(line));
	}
}
