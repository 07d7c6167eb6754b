package dev.lamina.cli.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The difference of two texts as {@code diff -u} writes it, so that {@code patch} and {@code git apply} can apply it. */
final class UnifiedDiff {
	private static final int CONTEXT = 3;
	/** Beyond these the shortest difference takes too much memory, and no one reads it. */
	private static final int MAX_CHANGES = 4000;
	private static final String NO_LINE_END = "\\ No newline at end of file\n";

	private final List<String> before;
	private final List<String> after;

	private UnifiedDiff(String before, String after) {
		this.before = lines(before);
		this.after = lines(after);
	}

	/** A step from one text to the other: a line that stays, goes or comes. */
	private record Step(char sign, int before, int after) {
	}

	/** The difference; empty if there is none. */
	static String of(String name, String before, String after) {
		if (before.equals(after)) {
			return "";
		}
		return "--- a/" + name + "\n+++ b/" + name + "\n" + new UnifiedDiff(before, after).hunks();
	}

	private String hunks() {
		List<Step> steps = steps();
		StringBuilder text = new StringBuilder();
		for (int at = 0; at < steps.size();) {
			if (steps.get(at).sign() == ' ') {
				at++;
				continue;
			}
			int from = Math.max(0, at - CONTEXT);
			int last = at;
			for (int next = at; next < steps.size() && next - last <= 2 * CONTEXT; next++) {
				last = steps.get(next).sign() == ' ' ? last : next;
			}
			int to = Math.min(steps.size(), last + 1 + CONTEXT);
			hunk(steps.subList(from, to), text);
			at = to;
		}
		return text.toString();
	}

	private void hunk(List<Step> steps, StringBuilder text) {
		long old = steps.stream().filter(step -> step.sign() != '+').count();
		long now = steps.stream().filter(step -> step.sign() != '-').count();
		text.append("@@ -").append(range(steps.getFirst().before(), old)).append(" +")
				.append(range(steps.getFirst().after(), now)).append(" @@\n");
		for (Step step : steps) {
			String line = step.sign() == '+' ? after.get(step.after()) : before.get(step.before());
			text.append(step.sign()).append(line);
			if (!line.endsWith("\n")) {
				text.append('\n').append(NO_LINE_END);
			}
		}
	}

	/** Lines count from 1; a range without lines is named by the line before it. */
	private static String range(int start, long count) {
		return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
	}

	/** The shortest way from one text to the other (E. Myers, An O(ND) difference algorithm and its variations, 1986). */
	private List<Step> steps() {
		int most = before.size() + after.size();
		List<int[]> reached = new ArrayList<>();
		int[] furthest = new int[2 * most + 3];
		for (int changes = 0; changes <= Math.min(most, MAX_CHANGES); changes++) {
			reached.add(Arrays.copyOfRange(furthest, most - changes, most + changes + 3));
			for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
				int middle = most + 1 + diagonal;
				boolean comes = comes(furthest, middle, diagonal, changes);
				int x = comes ? furthest[middle + 1] : furthest[middle - 1] + 1;
				while (x < before.size() && x - diagonal < after.size() && before.get(x).equals(after.get(x - diagonal))) {
					x++;
				}
				furthest[middle] = x;
				if (x >= before.size() && x - diagonal >= after.size()) {
					return way(reached);
				}
			}
		}
		return everythingNew();
	}

	private static boolean comes(int[] furthest, int middle, int diagonal, int changes) {
		return diagonal == -changes || diagonal != changes && furthest[middle - 1] < furthest[middle + 1];
	}

	private List<Step> way(List<int[]> reached) {
		List<Step> steps = new ArrayList<>();
		int x = before.size();
		int y = after.size();
		for (int changes = reached.size() - 1; changes >= 0; changes--) {
			int[] furthest = reached.get(changes);
			int middle = changes + 1 + x - y;
			boolean comes = comes(furthest, middle, x - y, changes);
			int fromX = changes == 0 ? 0 : furthest[comes ? middle + 1 : middle - 1];
			int fromY = changes == 0 ? 0 : fromX - (x - y + (comes ? 1 : -1));
			int behindX = changes == 0 || comes ? fromX : fromX + 1;
			while (x > behindX) {
				steps.add(new Step(' ', --x, --y));
			}
			if (changes > 0) {
				x = fromX;
				y = fromY;
				steps.add(new Step(comes ? '+' : '-', x, y));
			}
		}
		Collections.reverse(steps);
		return steps;
	}

	private List<Step> everythingNew() {
		List<Step> steps = new ArrayList<>();
		for (int x = 0; x < before.size(); x++) {
			steps.add(new Step('-', x, 0));
		}
		for (int y = 0; y < after.size(); y++) {
			steps.add(new Step('+', before.size(), y));
		}
		return steps;
	}

	/** The lines with their ends. */
	private static List<String> lines(String text) {
		List<String> lines = new ArrayList<>();
		for (int start = 0; start < text.length();) {
			int end = text.indexOf('\n', start);
			int next = end < 0 ? text.length() : end + 1;
			lines.add(text.substring(start, next));
			start = next;
		}
		return lines;
	}
}
