package dev.lamina.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.lamina.report.text.TextStyle;

class CodeFrameTest {
	@Test
	void underlinesTheWholePart() {
		assertEquals("""
				  12 |   memroy 32 GiB
				     |   ^^^^^^
				""", CodeFrame.of("  memroy 32 GiB", 12, 3, 9, TextStyle.BAD, false));
	}

	@Test
	void expandsTabs() {
		assertEquals("""
				  7 |     x   memroy
				    |         ^^^^^^
				""", CodeFrame.of("\tx\tmemroy", 7, 4, 10, TextStyle.BAD, false));
	}

	@Test
	void wideLettersCountTwiceAndCombiningOnesNotAtAll() {
		assertEquals("""
				  1 | "\u30ab\u30bf" e\u0301 gpuu x
				    |          ^^^^
				""", CodeFrame.of("\"\u30ab\u30bf\" e\u0301 gpuu x", 1, 9, 13, TextStyle.BAD, false));
	}

	@Test
	void onePlaceWithoutLengthIsStillMarked() {
		assertEquals("""
				  3 | host a {
				    |         ^
				""", CodeFrame.of("host a {", 3, 9, 9, TextStyle.BAD, false));
		assertEquals("  3 |\n    | ^\n", CodeFrame.of("", 3, 1, 1, TextStyle.BAD, false));
	}

	@Test
	void longLinesAreCutAroundThePart() {
		String frame = CodeFrame.of("a".repeat(500) + " here " + "b".repeat(500), 1, 502, 506, TextStyle.BAD, false);
		String[] lines = frame.split("\n");
		assertTrue(lines[0].length() < 130, frame);
		assertEquals("here", lines[0].substring(lines[1].indexOf('^'), lines[1].lastIndexOf('^') + 1));
	}

	@Test
	void controlLettersDoNotReachTheTerminal() {
		assertEquals("  1 | a?[31mb\n    | ^\n", CodeFrame.of("a\u001b[31mb", 1, 1, 2, TextStyle.BAD, false));
	}
}
