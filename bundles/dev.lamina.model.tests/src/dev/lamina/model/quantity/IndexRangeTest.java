package dev.lamina.model.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Holds what a range of equal ones means, and what is none. */
class IndexRangeTest {
	@Test
	void bothEndsAreMeant() {
		IndexRange range = IndexRange.valueOf("2..11");
		assertTrue(range.contains(2) && range.contains(11) && !range.contains(1) && !range.contains(12));
		assertEquals(10, range.size());
		assertEquals("2..11", range.toString());
		assertEquals(IndexRange.of(3), IndexRange.valueOf("3"));
		assertEquals("3", IndexRange.valueOf("3..3").toString());
	}

	@Test
	void rangesMeetAndCover() {
		IndexRange range = new IndexRange(2, 5);
		assertTrue(range.overlaps(new IndexRange(5, 9)) && range.covers(new IndexRange(3, 5)));
		assertFalse(range.overlaps(IndexRange.of(6)) || range.covers(new IndexRange(5, 6)));
	}

	@Test
	void whatIsNoneIsRefusedWithASentence() {
		refused("9..2", "'9..2' is no range. Write the smaller number first: 2..9.");
		refused("2.5", "'2.5' is neither one of many nor a range of them. Write a whole number such as 3, or 2..11.");
		refused("-1", "'-1' is neither one of many nor a range of them. Write a whole number such as 3, or 2..11.");
		refused("0..100000", "'100000' is too large. The last of many has at most number 99999.");
	}

	private static void refused(String text, String sentence) {
		assertEquals(sentence, assertThrows(IllegalArgumentException.class, () -> IndexRange.valueOf(text)).getMessage());
	}
}
