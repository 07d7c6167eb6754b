package dev.lamina.ui.result;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param width of it, in letters
 * @param text  what stands in a row
 * @param order the order of the rows when it is sorted by this column
 * @param right whether it holds numbers, which stand at the right
 */
record SortableColumn<T>(String title, int width, Function<T, String> text, Comparator<T> order, boolean right) {
	/** A column of words, sorted by letters. */
	static <T> SortableColumn<T> words(String title, int width, Function<T, String> text) {
		return new SortableColumn<>(title, width, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), false);
	}

	/** A column of numbers, sorted by size; what was not measured comes last. */
	static <T> SortableColumn<T> number(String title, int width, Function<T, Double> value, Function<Double, String> text) {
		return new SortableColumn<>(title, width, row -> text.apply(value.apply(row)), Comparator.comparing(value), true);
	}
}
