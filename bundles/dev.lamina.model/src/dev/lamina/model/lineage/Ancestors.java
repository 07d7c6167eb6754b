package dev.lamina.model.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The line of what a declaration extends; one that bites its own tail ends where it would repeat. */
public final class Ancestors {
	private Ancestors() {
	}

	/**
	 * The declaration, what it extends, what that extends, and so on.
	 *
	 * @param parent what a declaration extends; null if nothing that is known
	 */
	public static <T> List<T> of(T declaration, UnaryOperator<T> parent) {
		List<T> line = new ArrayList<>();
		Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (T step = declaration; step != null && seen.add(step); step = parent.apply(step)) {
			line.add(step);
		}
		return line;
	}
}
