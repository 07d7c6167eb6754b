package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Objects;

/**
 * One way to put a problem right.
 *
 * @param label     what it does, for a menu: "Change to 'memory'"
 * @param preferred whether it is the likeliest of all fixes of the problem; at most one of them is
 * @param safe      whether it cannot change what was meant, so that it may be applied without asking
 * @param edits     what changes, none overlapping another; at least one
 */
public record Fix(String label, boolean preferred, boolean safe, List<Edit> edits) {
	public Fix {
		Objects.requireNonNull(label);
		edits = List.copyOf(edits);
		if (edits.isEmpty()) {
			throw new IllegalArgumentException(label + " changes nothing");
		}
	}
}
