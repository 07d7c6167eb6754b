package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.model.text.PrintableText;

/**
 * A table in plain text: columns aligned with two spaces between them, no trailing spaces. The last column is wrapped at
 * spaces where the line would get longer than {@value #MAX_WIDTH} characters.
 */
public final class ReportTable {
	static final int MAX_WIDTH = 120;
	private static final int MIN_LAST_COLUMN_WIDTH = 24;
	private static final String GAP = "  ";

	/** One cell and how it looks; what it says may come from a model of strangers and is shown on one line. */
	public record Cell(String text, TextStyle style) {
		public Cell {
			text = PrintableText.shown(text);
		}
	}

	/** A column, and whether its cells are flush right. */
	public record Column(String title, boolean right) {
	}

	private final List<Column> columns = new ArrayList<>();
	private final List<List<Cell>> rows = new ArrayList<>();

	/** Adds a column of words, flush left. */
	public ReportTable addTextColumn(String title) {
		columns.add(new Column(title, false));
		return this;
	}

	/** Adds a column of numbers, flush right. */
	public ReportTable addNumberColumn(String title) {
		columns.add(new Column(title, true));
		return this;
	}

	/** Adds a row; a cell is a {@link Cell} or anything with a text. */
	public void addRow(List<?> cells) {
		if (cells.size() != columns.size()) {
			throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
		}
		rows.add(cells.stream().map(cell -> cell instanceof Cell styled ? styled : new Cell(cell.toString(), TextStyle.PLAIN))
				.toList());
	}

	public List<Column> columns() {
		return columns;
	}

	public List<List<Cell>> rows() {
		return rows;
	}

	/** The lines of the table; none if it has no rows. */
	public List<String> lines(boolean colours) {
		List<String> lines = new ArrayList<>();
		if (rows.isEmpty()) {
			return lines;
		}
		List<Cell> head = columns.stream().map(column -> new Cell(column.title(), TextStyle.QUIET)).toList();
		int[] widths = new int[columns.size()];
		for (int column = 0; column < widths.length; column++) {
			widths[column] = columns.get(column).title().length();
			for (List<Cell> row : rows) {
				widths[column] = Math.max(widths[column], row.get(column).text().length());
			}
		}
		append(lines, head, widths, colours);
		rows.forEach(row -> append(lines, row, widths, colours));
		return lines;
	}

	private void append(List<String> lines, List<Cell> row, int[] widths, boolean colours) {
		int last = widths.length - 1;
		StringBuilder line = new StringBuilder();
		int used = 0;
		for (int column = 0; column < last; column++) {
			line.append(padded(row.get(column), widths[column], columns.get(column).right(), colours)).append(GAP);
			used += widths[column] + GAP.length();
		}
		List<String> parts = wrapped(row.get(last).text(), Math.max(MIN_LAST_COLUMN_WIDTH, MAX_WIDTH - used));
		int width = parts.size() > 1 ? 0 : Math.min(widths[last], MAX_WIDTH - used);
		for (int part = 0; part < parts.size(); part++) {
			Cell cell = new Cell(parts.get(part), row.get(last).style());
			String start = part == 0 ? line.toString() : " ".repeat(used);
			lines.add((start + padded(cell, width, columns.get(last).right(), colours)).stripTrailing());
		}
	}

	private static String padded(Cell cell, int width, boolean right, boolean colours) {
		String space = " ".repeat(Math.max(0, width - cell.text().length()));
		String text = cell.style().apply(cell.text(), colours);
		return right ? space + text : text + space;
	}

	private static List<String> wrapped(String text, int width) {
		List<String> parts = new ArrayList<>();
		String rest = text;
		while (rest.length() > width) {
			int cut = rest.lastIndexOf(", ", width - 1);
			if (cut < 0) {
				break;
			}
			parts.add(rest.substring(0, cut + 1));
			rest = rest.substring(cut + 2);
		}
		parts.add(rest);
		return parts;
	}
}
