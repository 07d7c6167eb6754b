package dev.lamina.dsl.ide.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.fix.Edit;

class EditCompositionTest {
	private static final URI FILE = URI.createURI("memory:/a.lamina");

	private static Edit edit(int offset, int length, String text) {
		return new Edit(FILE, offset, length, text);
	}

	@Test
	void bothStepsAreOne() {
		List<Edit> both = EditComposition.of(FILE, "vm a { x }", List.of(edit(7, 1, "memory 1 GiB")),
				List.of(edit(6, 1, "\n  "), edit(19, 1, "\n")));
		assertEquals("vm a {\n  memory 1 GiB\n}", Edit.applied(FILE, "vm a { x }", both));
	}

	@Test
	void whatEndsAsItWasIsNoEdit() {
		assertEquals(List.of(), EditComposition.of(FILE, "abc", List.of(edit(1, 1, "xyz")), List.of(edit(1, 3, "b"))));
		assertEquals(List.of(edit(2, 0, "X")), EditComposition.of(FILE, "abc", List.of(edit(0, 3, "abXc")), List.of()));
	}

	@Test
	void twoRandomStepsGiveTheTextOfBoth() {
		Random random = new Random(7);
		for (int round = 0; round < 2000; round++) {
			String text = letters(random, 20);
			List<Edit> first = edits(random, text);
			String between = Edit.applied(FILE, text, first);
			List<Edit> second = edits(random, between);
			List<Edit> both = EditComposition.of(FILE, text, first, second);
			assertEquals(Edit.applied(FILE, between, second), Edit.applied(FILE, text, both));
			assertTrue(both.stream().allMatch(edit -> !text.substring(edit.offset(), edit.end()).equals(edit.replacement())),
					both::toString);
			FileChange change = new FileChange(FILE, 1, text, both);
			assertEquals(text, change.undo(2).after());
		}
	}

	private static List<Edit> edits(Random random, String text) {
		List<Edit> edits = new ArrayList<>();
		int place = 0;
		while (place <= text.length() && edits.size() < 4) {
			int offset = place + random.nextInt(text.length() - place + 1);
			int length = random.nextInt(Math.min(4, text.length() - offset + 1));
			edits.add(edit(offset, length, letters(random, 3)));
			place = offset + length + 1;
		}
		return edits;
	}

	private static String letters(Random random, int most) {
		StringBuilder letters = new StringBuilder();
		for (int left = random.nextInt(most + 1); left > 0; left--) {
			letters.append((char) ('a' + random.nextInt(3)));
		}
		return letters.toString();
	}
}
