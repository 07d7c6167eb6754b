package dev.lamina.dsl.ide.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;

class SelectionRangesTest {
	private static List<String> around(String text) {
		var place = CursorFixture.placed(text);
		return SelectionRanges.at(place.snapshot(), place.offset()).stream()
				.map(region -> place.snapshot().text().substring(region.offset(), region.end())).toList();
	}

	@Test
	void aSelectionGrowsFromTheWordOverItsPropertyAndBlockToTheWholeText() {
		assertEquals(
				List.of("A40", "gpu g : A40", "memory 64 GiB gpu g : A40", "host h { memory 64 GiB gpu g : A40 }",
						"// one\nhost h { memory 64 GiB gpu g : A40 }\n"),
				around("// one\nhost h { memory 64 GiB gpu g : A<|>40 }\n"));
	}

	@Test
	void aNumberGrowsToItsQuantity() {
		assertEquals(List.of("64", "64 GiB", "memory 64 GiB", "host h { memory 64 GiB }"), around("host h { memory 6<|>4 GiB }"));
	}

	@Test
	void behindAWordTheCursorIsInIt() {
		assertEquals("h", around("host h<|> { }").getFirst());
		assertEquals("h", around("host h<|>").getFirst());
	}

	@Test
	void aCommentIsAWord() {
		assertEquals(List.of("/* a b */", "/* a b */ host h"), around("/* a<|> b */ host h"));
	}

	@Test
	void anEmptyTextHasOneEmptyPieceAtMost() {
		assertEquals(List.of(), around("<|>"));
		assertEquals(List.of("host h { mem"),
				around("host h { mem<|>").subList(around("host h { mem").size() - 1, around("host h { mem").size()));
	}
}
