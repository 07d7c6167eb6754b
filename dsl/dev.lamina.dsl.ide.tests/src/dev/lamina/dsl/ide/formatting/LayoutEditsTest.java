package dev.lamina.dsl.ide.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;

class LayoutEditsTest {
	private static String applied(Snapshot snapshot, List<Edit> edits) {
		return Edit.applied(snapshot.uri(), snapshot.text(), edits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "host h", "  \n\nhost   h{memory 3 GiB cpu 2 x 4 cores}\r\n\r\n",
			"host h { // note\n/* a\n      b */ gpu g:nvidia.A40\n}\n\n\n\n vm v\n",
			"/**  doc\n    *   more */\nhost h\n" })
	void theEditsYieldTheLayoutAndTouchNoWord(String text) throws Exception {
		Snapshot snapshot = CursorFixture.snapshot(text);
		List<Edit> edits = LayoutEdits.of(snapshot);
		assertEquals(SourceFormatter.format(snapshot.resource()), applied(snapshot, edits));
		assertTrue(
				edits.stream()
						.allMatch(edit -> edit.replacement().isBlank() && text.substring(edit.offset(), edit.end()).isBlank()),
				edits.toString());
	}

	@Test
	void whatIsLaidOutAlreadyNeedsNoEdit() throws Exception {
		assertEquals(List.of(), LayoutEdits.of(CursorFixture.snapshot("host h {\n  memory 3 GiB\n}\n")));
	}

	@Test
	void onlyThePieceIsLaidOut() throws Exception {
		String text = "host  a\n\nhost  b\n\nhost  c\n";
		Snapshot snapshot = CursorFixture.snapshot(text);
		assertEquals("host  a\n\nhost b\n\nhost  c\n",
				applied(snapshot, LayoutEdits.within(snapshot, new Region(text.indexOf("host  b"), 7))));
	}

	@Test
	void textWithErrorsIsRefused() {
		assertThrows(UnformattableSourceException.class, () -> LayoutEdits.of(CursorFixture.snapshot("host h {")));
	}
}
