package dev.lamina.dsl.ide.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineIndexTest {
	@Test
	void offsetsBecomeLinesAndColumnsAndBack() {
		LineIndex lineIndex = LineIndex.of("ab\ncd\r\ne\rf\n");
		assertEquals(5, lineIndex.count());
		for (int offset : new int[] { 0, 2, 3, 5, 7, 9, 10, 11 }) {
			assertEquals(offset, lineIndex.offset(lineIndex.line(offset), lineIndex.column(offset)));
		}
		assertEquals(1, lineIndex.line(4));
		assertEquals(1, lineIndex.column(4));
	}

	@Test
	void whatLiesBehindALineIsItsEnd() {
		LineIndex lineIndex = LineIndex.of("ab\r\ncd");
		assertEquals(2, lineIndex.offset(0, 99));
		assertEquals(6, lineIndex.offset(9, 0));
		assertEquals(0, lineIndex.offset(-1, 5));
		assertEquals(0, LineIndex.of("").offset(0, 3));
	}
}
