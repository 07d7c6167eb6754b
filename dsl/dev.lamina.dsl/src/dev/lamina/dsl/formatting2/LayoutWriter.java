package dev.lamina.dsl.formatting2;

import java.util.List;

import dev.lamina.dsl.formatting2.SourceEntry.Body;
import dev.lamina.dsl.formatting2.SourceEntry.Part;
import dev.lamina.dsl.formatting2.SourceEntry.Word;
import dev.lamina.dsl.formatting2.SourceToken.Start;

/**
 * Writes entries as lines, two spaces deeper in each body.
 *
 * <p>Each property stands on a line of its own, declarations have one blank line between them, and of blank lines between
 * properties one is kept. A body that stands on one line in the source stays there if it fits; its properties are two spaces
 * apart. The values of properties on successive lines begin in one column, one space behind the longest word; blank lines,
 * and what has a name or lines of its own (a GPU of a host, a profile, a promise), begin a new column. Lists that are too
 * long continue in that column.
 */
final class LayoutWriter {
	/** Columns of a line, beyond which lists continue on the next one. */
	static final int WIDTH = 120;
	/** Columns of a body on one line: profiles read as the rows of a table, and tables may be wide. */
	private static final int ROW_WIDTH = 400;
	private static final String INDENTATION = "  ";
	private static final String SEPARATOR = "  ";

	private final StringBuilder text = new StringBuilder();
	private int lineStart;

	/** The whole source; it ends with one end of line. */
	String write(List<SourceEntry> sourceEntries) {
		entries(sourceEntries, "");
		return text.toString();
	}

	private void entries(List<SourceEntry> sourceEntries, String indentation) {
		int[] columns = columns(sourceEntries, indentation);
		for (int i = 0; i < sourceEntries.size(); i++) {
			SourceEntry sourceEntry = sourceEntries.get(i);
			if (i > 0 && isBlankBefore(sourceEntries, i)) {
				endLine();
			}
			text.append(indentation);
			if (sourceEntry.isComment()) {
				comment(sourceEntry.first());
			} else {
				entry(sourceEntry, indentation, columns[i]);
			}
			sourceEntry.trailing().forEach(this::trailing);
			endLine();
		}
	}

	private void endLine() {
		text.append('\n');
		lineStart = text.length();
	}

	private int column() {
		return text.length() - lineStart;
	}

	/** Whether a blank line stands before an entry: as in the source, and always between declarations and what is around them. */
	private static boolean isBlankBefore(List<SourceEntry> sourceEntries, int index) {
		SourceEntry sourceEntry = sourceEntries.get(index);
		SourceEntry before = sourceEntries.get(index - 1);
		if (sourceEntry.first().lines() > 1) {
			return true;
		}
		int next = index;
		while (next < sourceEntries.size() && sourceEntries.get(next).isComment()) {
			next++;
		}
		Start start = next < sourceEntries.size() ? sourceEntries.get(next).first().starts() : Start.NOTHING;
		return !before.isComment() && (start == Start.DECLARATION || before.first().starts() == Start.DECLARATION
				|| before.first().is("package") && start == Start.HEADER);
	}

	/** For each entry the width of its first word with the spaces that align its value; 0 for no alignment. */
	private static int[] columns(List<SourceEntry> sourceEntries, String indentation) {
		int[] columns = new int[sourceEntries.size()];
		for (int first = 0; first < sourceEntries.size();) {
			int end = first;
			int width = 0;
			for (; end < sourceEntries.size()
					&& (sourceEntries.get(end).isComment() || isAligned(sourceEntries.get(end), indentation))
					&& (end == first || sourceEntries.get(end).first().lines() < 2); end++) {
				SourceEntry sourceEntry = sourceEntries.get(end);
				width = sourceEntry.isComment() || sourceEntry.parts().size() < 2 ? width
						: Math.max(width, sourceEntry.first().text().length() + 1);
			}
			for (int i = first; i < end; i++) {
				columns[i] = width;
			}
			first = Math.max(end, first + 1);
		}
		return columns;
	}

	private static boolean isAligned(SourceEntry sourceEntry, String indentation) {
		boolean hasBody = sourceEntry.parts().stream().anyMatch(Body.class::isInstance);
		return sourceEntry.first().starts() == Start.PROPERTY && (!hasBody || fits(sourceEntry, indentation.length()));
	}

	private static boolean fits(SourceEntry sourceEntry, int indentation) {
		return sourceEntry.isCompact() && indentation + line(sourceEntry).length() <= ROW_WIDTH;
	}

	/** The entry on one line, without alignment. */
	private static String line(SourceEntry sourceEntry) {
		StringBuilder line = new StringBuilder();
		for (Part part : sourceEntry.parts()) {
			switch (part) {
				case Word word -> line.append(line.isEmpty() || word.piece().joined() ? "" : " ").append(word.piece().text());
				case Body body -> line.append(' ').append(braced(body));
			}
		}
		return line.toString();
	}

	private static String braced(Body body) {
		return body.entries().isEmpty() ? "{}"
				: "{ " + String.join(SEPARATOR, body.entries().stream().map(LayoutWriter::line).toList()) + " }";
	}

	private void entry(SourceEntry sourceEntry, String indentation, int column) {
		boolean compact = fits(sourceEntry, indentation.length());
		int hanging = indentation.length() + (column > 0 ? column : INDENTATION.length() * 2);
		List<Part> parts = sourceEntry.parts();
		for (int i = 0; i < parts.size(); i++) {
			switch (parts.get(i)) {
				case Word word when word.piece().isComment() -> inner(word.piece(), hanging);
				case Word word -> word(parts, i, word.piece(), column, hanging);
				case Body body when compact -> text.append(' ').append(braced(body));
				case Body body -> expanded(body, indentation);
			}
		}
	}

	private void word(List<Part> parts, int index, SourceToken sourceToken, int column, int hanging) {
		boolean fresh = text.substring(lineStart).isBlank();
		boolean listed = index > 0 && parts.get(index - 1) instanceof Word before && before.piece().is(",");
		if (listed && column() + 1 + item(parts, index) > WIDTH) {
			endLine();
			text.append(" ".repeat(hanging));
		} else if (index == 1 && column > 0) {
			text.append(" ".repeat(column - ((Word) parts.getFirst()).piece().text().length()));
		} else if (!fresh && !sourceToken.joined()) {
			text.append(' ');
		}
		text.append(sourceToken.text());
	}

	/** The length of one item of a list with the comma behind it. */
	private static int item(List<Part> parts, int index) {
		int length = 0;
		for (int i = index; i < parts.size() && parts.get(i) instanceof Word word; i++) {
			length += word.piece().text().length() + (i == index || word.piece().joined() ? 0 : 1);
			if (word.piece().is(",")) {
				break;
			}
		}
		return length;
	}

	private void expanded(Body body, String indentation) {
		text.append(" {");
		body.opening().forEach(this::trailing);
		endLine();
		entries(body.entries(), indentation + INDENTATION);
		text.append(indentation).append('}');
	}

	private void trailing(SourceToken comment) {
		text.append(SEPARATOR);
		comment(comment);
	}

	/** A comment between two words; what follows one that ends with its line goes to the next. */
	private void inner(SourceToken comment, int hanging) {
		text.append(' ');
		comment(comment);
		if (comment.isLineComment()) {
			endLine();
			text.append(" ".repeat(hanging));
		}
	}

	/** A comment at the current column; its further lines move with its first. */
	private void comment(SourceToken comment) {
		int column = column();
		String[] lines = comment.text().replace("\r", "").split("\n", -1);
		text.append(lines[0].stripTrailing());
		for (int i = 1; i < lines.length; i++) {
			String line = lines[i].strip();
			int indentation = lines[i].length() - lines[i].stripLeading().length();
			int relative = line.startsWith("*") ? 1 : Math.max(0, indentation - comment.column());
			endLine();
			text.append(line.isEmpty() ? "" : " ".repeat(column + relative)).append(line);
		}
	}
}
