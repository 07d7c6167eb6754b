package dev.lamina.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
	private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

	@Test
	void nothingIsSaidOfEqualTexts() {
		assertEquals("", UnifiedDiff.of("f", "a\n", "a\n"));
	}

	@Test
	void distantChangesHaveHunksOfTheirOwn() {
		String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
		String after = before.replace("2\n3", "two\n3").replace("11\n", "");
		assertEquals("""
				--- a/f
				+++ b/f
				@@ -1,5 +1,5 @@
				 1
				-2
				+two
				 3
				 4
				 5
				@@ -8,5 +8,4 @@
				 8
				 9
				 10
				-11
				 12
				""", UnifiedDiff.of("f", before, after));
	}

	@Test
	void aMissingLineEndIsSaid() {
		assertEquals("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n", UnifiedDiff.of("f", "a", "a\n"));
		assertEquals("--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+a\n", UnifiedDiff.of("f", "", "a\n"));
	}

	@Test
	void whateverChangesComesOutWhenItIsApplied() {
		Random random = new Random(4);
		for (int round = 0; round < 500; round++) {
			String before = text(random);
			String after = round % 3 == 0 ? text(random) : changed(before, random);
			String diff = UnifiedDiff.of("f", before, after);
			assertEquals(after, applied(before, diff), diff);
		}
	}

	@Test
	void aLongListOfChangesIsNotTooMuch() {
		StringBuilder before = new StringBuilder();
		StringBuilder after = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			before.append("old ").append(i).append('\n');
			after.append("new ").append(i).append('\n');
		}
		String diff = UnifiedDiff.of("f", before.toString(), after.toString());
		assertTrue(diff.startsWith("--- a/f\n+++ b/f\n@@ -1,20000 +1,20000 @@\n-old 0\n"), diff.substring(0, 60));
		assertEquals(after.toString(), applied(before.toString(), diff));
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int lines = random.nextInt(12); lines > 0; lines--) {
			text.append((char) ('a' + random.nextInt(4))).append('\n');
		}
		return random.nextInt(4) == 0 ? text + "end" : text.toString();
	}

	private static String changed(String text, Random random) {
		List<String> lines = new ArrayList<>(text.lines().map(line -> line + "\n").toList());
		for (int changes = random.nextInt(3); changes > 0; changes--) {
			lines.add(random.nextInt(lines.size() + 1), "new\n");
		}
		return String.join("", lines);
	}

	/** Applies a difference as {@code patch} does, and insists on each line that it names. */
	private static String applied(String text, String diff) {
		List<String> before = new ArrayList<>(List.of(text.split("(?<=\n)")));
		if (text.isEmpty()) {
			before.clear();
		}
		StringBuilder after = new StringBuilder();
		int next = 0;
		List<String> lines = List.of(diff.split("(?<=\n)"));
		for (int i = 2; i < lines.size(); i++) {
			String line = lines.get(i);
			Matcher hunk = HUNK.matcher(line.strip());
			if (hunk.matches()) {
				int start = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
				while (next < start) {
					after.append(before.get(next++));
				}
				continue;
			}
			boolean open = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\");
			String content = open ? line.substring(1, line.length() - 1) : line.substring(1);
			switch (line.charAt(0)) {
				case ' ' -> {
					assertEquals(before.get(next++), content);
					after.append(content);
				}
				case '-' -> assertEquals(before.get(next++), content);
				case '+' -> after.append(content);
				default -> assertTrue(line.startsWith("\\"), line);
			}
		}
		while (next < before.size()) {
			after.append(before.get(next++));
		}
		return after.toString();
	}
}
