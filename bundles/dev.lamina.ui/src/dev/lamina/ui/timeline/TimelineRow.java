package dev.lamina.ui.timeline;

import java.util.List;
import java.util.Optional;

/**
 * A row of a timeline.
 *
 * @param title   what it is about: {@code graphics}, or a VM
 * @param place   where that is: a GPU, or what of the VM is shown
 * @param vm      the number of the VM that it is about; -1 for an engine
 * @param lanes   one; of an engine that works for several jobs at the same time, as many as it ever worked for, sorted by VM
 * @param waiting jobs at an engine beside the one that it serves; nothing if no one ever has to wait for another one
 * @param changes when the VM came to the engine or left, in order
 */
record TimelineRow(String title, String place, int vm, List<SpanStore> lanes, Optional<StepFunction> waiting,
		List<Change> changes) {
	TimelineRow {
		lanes = List.copyOf(lanes);
		changes = List.copyOf(changes);
	}

	/** A VM was started, or had stopped. */
	record Change(boolean comes, long at) {
	}

	/** How many spans it has. */
	int size() {
		return lanes.stream().mapToInt(SpanStore::size).sum();
	}
}
