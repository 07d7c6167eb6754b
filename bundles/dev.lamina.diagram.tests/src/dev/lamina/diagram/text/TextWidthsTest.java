package dev.lamina.diagram.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Text is measured by a table and cut to what fits. */
class TextWidthsTest {
	@Test
	void addsUpTheLetters() {
		assertEquals(12 * (0.684 + 0.636 + 0.636), TextWidths.of("A40", 12, false), 1e-9);
		assertTrue(TextWidths.of("A40", 12, true) > TextWidths.of("A40", 12, false));
		assertEquals(0, TextWidths.of("", 12, false));
		assertEquals(2 * 12, TextWidths.of("漢字", 12, false), 1e-9);
		assertEquals(TextWidths.of("\uD83D\uDE80", 10, false), 10, 1e-9, "one letter outside of the basic plane");
	}

	@Test
	void shortensToWhatFits() {
		assertEquals("designer[0]", TextWidths.shortened("designer[0]", 10, false, 100));
		for (double limit = 0; limit < 80; limit++) {
			assertTrue(TextWidths.of(TextWidths.shortened("designer[0] \uD83D\uDE80", 10, true, limit), 10, true) <= limit);
		}
		assertEquals("", TextWidths.shortened("designer", 10, false, 5));
		assertTrue(TextWidths.shortened("designer", 10, false, 40).endsWith("…"));
	}

	@Test
	void wrapsAtWords() {
		assertEquals(List.of("one two", "three"),
				TextWidths.wrapped("one two three", 10, false, TextWidths.of("one two", 10, false)));
		assertEquals(List.of("one", "two"), TextWidths.wrapped("one\ntwo", 10, false, 1000));
		assertEquals(List.of("unbreakable"), TextWidths.wrapped("unbreakable", 10, false, 1));
	}
}
