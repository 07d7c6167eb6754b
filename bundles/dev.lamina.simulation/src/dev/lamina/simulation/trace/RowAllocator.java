package dev.lamina.simulation.trace;

import java.util.ArrayList;
import java.util.List;

/** Rows for things that may go on at the same time: each has the lowest row that was free when it began. */
final class RowAllocator<T> {
	private final List<T> rows = new ArrayList<>();
	private int first;

	/** The row of something that begins. */
	int allocate(T one) {
		while (first < rows.size() && rows.get(first) != null) {
			first++;
		}
		if (first == rows.size()) {
			rows.add(one);
		} else {
			rows.set(first, one);
		}
		return first++;
	}

	/** Something is over. */
	void free(int row) {
		rows.set(row, null);
		first = Math.min(first, row);
	}

	/** What goes on, by rows. */
	List<T> all() {
		return rows.stream().filter(one -> one != null).toList();
	}
}
