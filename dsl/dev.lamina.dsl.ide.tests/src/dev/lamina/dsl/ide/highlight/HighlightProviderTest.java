package dev.lamina.dsl.ide.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Region;

class HighlightProviderTest {
	@Test
	void theDeclarationIsWrittenTheOthersAreRead() {
		CursorFixture.Placed placed = CursorFixture.placed("host box\npolicy p for b<|>ox.g, box.h\nhost other");
		assertEquals(
				List.of(new Highlight(new Region(5, 3), true), new Highlight(new Region(22, 3), false),
						new Highlight(new Region(29, 3), false)),
				HighlightProvider.at(placed.snapshot(), placed.offset()));
	}

	@Test
	void aGpuOfOneHostIsNotThatOfAnother() {
		CursorFixture.Placed placed = CursorFixture
				.placed("import nvidia.*\nhost a { gpu g : A40 }\nhost b { gpu g : A40 }\npolicy p for a.g, b.<|>g");
		assertEquals(List.of(true, false),
				HighlightProvider.at(placed.snapshot(), placed.offset()).stream().map(Highlight::written).toList());
	}

	@Test
	void whereNothingIsNamedNothingIsMarked() {
		CursorFixture.Placed placed = CursorFixture.placed("host a { mem<|>ory 3 GiB }");
		assertEquals(List.of(), HighlightProvider.at(placed.snapshot(), placed.offset()));
	}
}
