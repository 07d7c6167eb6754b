package dev.lamina.dsl.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what the user meant by a word that does not exist.
 *
 * <p>A candidate is near when a third of its letters, and at least one, may be added, left out, changed or swapped;
 * upper and lower case differ by less than a letter. Equal distances are decided by the order of the candidates.
 */
public final class SpellingSuggestions {
	private static final int MIN_PART = 3;

	private SpellingSuggestions() {
	}

	/** The nearest candidate, if any is near. */
	public static Optional<String> of(String word, Collection<String> candidates) {
		return ranked(word, candidates).stream().findFirst();
	}

	/** All near candidates, nearest first. */
	public static List<String> ranked(String word, Collection<String> candidates) {
		record Scored(String candidate, int distance) {
		}
		return candidates.stream().distinct()
				.filter(candidate -> 2 * Math.abs(word.length() - candidate.length()) <= limit(word, candidate))
				.map(candidate -> new Scored(candidate, distance(word, candidate)))
				.filter(scored -> scored.distance <= limit(word, scored.candidate))
				.sorted(Comparator.comparingInt(Scored::distance)).map(Scored::candidate).toList();
	}

	/** The candidates that hold a word of at least three letters as a part, whatever its case, shortest first. */
	public static List<String> containing(String word, Collection<String> candidates) {
		String part = word.toLowerCase(Locale.ROOT);
		return part.length() < MIN_PART ? List.of()
				: candidates.stream().distinct().filter(candidate -> candidate.toLowerCase(Locale.ROOT).contains(part))
						.sorted(Comparator.comparingInt(String::length)).toList();
	}

	private static int limit(String word, String candidate) {
		return 2 * Math.max(1, Math.max(word.length(), candidate.length()) / 3);
	}

	/** A sentence that proposes the nearest candidate, with a space before it; empty if none is near. */
	public static String suggestion(String word, Collection<String> candidates) {
		return of(word, candidates).map(near -> " Did you mean '" + near + "'?").orElse("");
	}

	/** Twice the number of edits (with swaps of neighbours), one less where the words differ in case alone. */
	private static int distance(String left, String right) {
		int caseless = edits(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
		return 2 * caseless + (caseless == 0 && !left.equals(right) ? 1 : 0)
				+ (caseless > 0 && edits(left, right) > caseless ? 1 : 0);
	}

	private static int edits(String left, String right) {
		int[][] cost = new int[left.length() + 1][right.length() + 1];
		for (int i = 0; i <= left.length(); i++) {
			for (int j = 0; j <= right.length(); j++) {
				if (i == 0 || j == 0) {
					cost[i][j] = i + j;
					continue;
				}
				boolean same = left.charAt(i - 1) == right.charAt(j - 1);
				int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
				boolean swapped = i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2)
						&& left.charAt(i - 2) == right.charAt(j - 1);
				cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
			}
		}
		return cost[left.length()][right.length()];
	}
}
