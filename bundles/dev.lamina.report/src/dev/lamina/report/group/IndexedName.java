package dev.lamina.report.group;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with indices, such as {@code course[3].g[1]}: what they share, and how several are said as one. */
final class IndexedName {
	private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
	private static final Pattern NO_INDEX = Pattern.compile("\\[]");

	private IndexedName() {
	}

	/** The name without its indices: {@code course[].g[]}. */
	static String pattern(String name) {
		return INDEX.matcher(name).replaceAll("[]");
	}

	/**
	 * One name for several of a pattern: {@code student x 100} if one index runs from 0 without a gap, {@code a[2..11]} or
	 * {@code a[0..3].g[0..1]} for other ranges without one, else the ranges and how many of them there are.
	 *
	 * @param names at least one, each different
	 */
	static String together(List<String> names) {
		if (names.size() == 1) {
			return names.getFirst();
		}
		List<TreeSet<Integer>> indices = new ArrayList<>();
		for (String name : names) {
			Matcher index = INDEX.matcher(name);
			for (int position = 0; index.find(); position++) {
				if (position == indices.size()) {
					indices.add(new TreeSet<>());
				}
				indices.get(position).add(Integer.valueOf(index.group(1)));
			}
		}
		String pattern = pattern(names.getFirst());
		long all = indices.stream().mapToLong(values -> values.last() - values.first() + 1L).reduce(1, (one, two) -> one * two);
		if (indices.size() == 1 && pattern.endsWith("[]") && indices.getFirst().first() == 0 && all == names.size()) {
			return pattern.substring(0, pattern.length() - 2) + " x " + names.size();
		}
		StringBuilder together = new StringBuilder();
		Matcher place = NO_INDEX.matcher(pattern);
		for (int position = 0; place.find(); position++) {
			TreeSet<Integer> values = indices.get(position);
			place.appendReplacement(together, values.size() == 1 ? "[" + values.first() + "]"
					: "[" + values.first() + ".." + values.last() + "]");
		}
		place.appendTail(together);
		return all == names.size() ? together.toString() : together + " x " + names.size();
	}
}
