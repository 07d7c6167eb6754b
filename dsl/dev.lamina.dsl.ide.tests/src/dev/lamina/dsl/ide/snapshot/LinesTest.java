package dev.lamina.dsl.ide.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LinesTest {
	@Test
	void offsetsBecomeLinesAndColumnsAndBack() {
		Lines lines = Lines.of("ab\ncd\r\ne\rf\n");
		assertEquals(5, lines.count());
		for (int offset : new int[] { 0, 2, 3, 5, 7, 9, 10, 11 }) {
			assertEquals(offset, lines.offset(lines.line(offset), lines.column(offset)));
		}
		assertEquals(1, lines.line(4));
		assertEquals(1, lines.column(4));
	}

	@Test
	void whatLiesBehindALineIsItsEnd() {
		Lines lines = Lines.of("ab\r\ncd");
		assertEquals(2, lines.offset(0, 99));
		assertEquals(6, lines.offset(9, 0));
		assertEquals(0, lines.offset(-1, 5));
		assertEquals(0, Lines.of("").offset(0, 3));
	}
}
