package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of fixes in the making: what has no edits is left out, and the one that comes first is preferred. */
final class FixCollector {
	private final List<Fix> all = new ArrayList<>();

	/** A fix of one edit, the preferred one where it is the first. */
	FixCollector add(String label, Optional<Edit> edit) {
		edit.ifPresent(change -> all.add(new Fix(label, all.isEmpty(), false, List.of(change))));
		return this;
	}

	/** A fix of one edit that is never preferred: it gives something up. */
	FixCollector addFallback(String label, Optional<Edit> edit) {
		edit.ifPresent(change -> all.add(new Fix(label, false, false, List.of(change))));
		return this;
	}

	List<Fix> list() {
		return List.copyOf(all);
	}
}
