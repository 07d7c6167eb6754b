package dev.lamina.result;

import java.util.Optional;

/**
 * What a search for the least number that keeps all promises has found.
 *
 * @param property what was searched, as {@code host course.count}
 * @param from     the least number that counts
 * @param to       the greatest
 * @param found    the least that keeps all promises; absent if none does
 * @param bisected whether not all numbers were run, because the least breaks promises that the greatest keeps and more never
 *                 breaks what fewer keep
 * @param tried    how many numbers were looked at
 */
public record LeastSearch(String property, int from, int to, Optional<Integer> found, boolean bisected, int tried) {
	/** What was found and how, in sentences. */
	public String sentence() {
		String how = bisected
				? "Bisection: " + tried + " of " + (to - from + 1)
						+ " were run, as the fewest break promises that the most keep; "
						+ "it assumes that more never break what fewer keep."
				: tried == to - from + 1 ? "All of them were run."
				: tried + " of " + (to - from + 1) + " were run: no fewer count.";
		return (found.isPresent() ? "The least " + property + " from " + from + " to " + to + " that keeps all promises is "
				+ found.get() + ". " : "No " + property + " from " + from + " to " + to + " keeps all promises. ") + how;
	}
}
