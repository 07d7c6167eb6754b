package dev.lamina.model.quantity;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of the first column of a text with separated values, or a sentence that says what is wrong with it.
 *
 * <p>A first line that is not a number is a heading. A number may carry its unit ({@code 5.5 ms}); a plain number counts in the
 * unit that the reader gives. Empty lines and lines that start with # are skipped. Columns end at a comma, a semicolon or a
 * tabulator. What is wrong is said by line, never by quoting the text: its reader may be the user who must not see it.
 */
public final class NumberColumn {
	private NumberColumn() {
	}

	/**
	 * Reads the lines of a text.
	 *
	 * @param name      of the text, for messages
	 * @param plainUnit what a plain number is multiplied with to be in base units
	 * @return at least one number, none negative
	 * @throws IllegalArgumentException with a sentence for people where a line holds no such number, or none does
	 */
	public static double[] parse(String name, List<String> lines, double plainUnit) {
		List<Double> numbers = new ArrayList<>(lines.size());
		boolean headed = false;
		for (int i = 0; i < lines.size(); i++) {
			String cell = firstCell(lines.get(i));
			if (cell.isEmpty() || cell.startsWith("#")) {
				continue;
			}
			double number = number(cell, plainUnit);
			if (number >= 0) {
				numbers.add(number);
			} else if (headed || !numbers.isEmpty()) {
				throw new IllegalArgumentException("'" + name + "', line " + (i + 1)
						+ ": what stands in the first column is not a number of at least 0 with a known unit.");
			} else {
				headed = true;
			}
		}
		if (numbers.isEmpty()) {
			throw new IllegalArgumentException("'" + name + "' holds no numbers.");
		}
		return numbers.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** What a cell says in base units; not a number if it says none. */
	private static double number(String cell, double plainUnit) {
		try {
			Quantity quantity = Quantity.valueOf(cell);
			double number = quantity.unitText().isEmpty() ? quantity.value() * plainUnit : quantity.value();
			return quantity.dimension().isEmpty() ? Double.NaN : number;
		} catch (IllegalArgumentException noNumber) {
			return Double.NaN;
		}
	}

	private static String firstCell(String line) {
		String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
		int end = text.length();
		for (char separator : new char[] { ',', ';', '\t' }) {
			int at = text.indexOf(separator);
			end = at >= 0 ? Math.min(end, at) : end;
		}
		String cell = text.substring(0, end).strip();
		return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
	}
}
