package dev.lamina.dsl.ide.highlight;

import java.util.List;

import dev.lamina.dsl.ide.navigation.ReferenceProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Finds all that names the same element as the cursor does, in the order of the text; nothing if no name is under the cursor.
 */
public final class HighlightProvider {
	private HighlightProvider() {
	}

	/** The places to be marked for a cursor at an offset. */
	public static List<Highlight> at(Snapshot snapshot, int offset) {
		return ReferenceProvider.within(snapshot, offset).stream()
				.map(occurrence -> new Highlight(occurrence.region(), occurrence.declares())).toList();
	}
}
