package dev.lamina.ui.timeline;

import java.util.List;
import java.util.OptionalLong;

import dev.lamina.simulation.trace.TraceLog;
import dev.lamina.simulation.trace.TracedRun;

/**
 * What happened in the recorded part of a run, ready to be shown at any zoom. It never changes.
 *
 * @param run    what was recorded; its VMs go by their numbers there
 * @param to     where the recording ends: where its window does, or before where it was full. Nanoseconds, after the beginning
 * @param fullAt when there was no room for more, in nanoseconds
 * @param labels what spans can be, by number
 * @param rows   the engines, then the VMs that were interrupted, started or stopped
 * @param trace  the same as it was told
 */
record Timeline(TracedRun run, long to, OptionalLong fullAt, List<String> labels, List<Row> rows, TraceLog trace) {
	Timeline {
		labels = List.copyOf(labels);
		rows = List.copyOf(rows);
	}

	/** Where the recording begins. */
	long from() {
		return run.fromNanos();
	}

	/** The numbers of its tints. */
	Tints tints() {
		return new Tints(run.vms().size());
	}

	/** The name of a VM. */
	String vm(int number) {
		return run.vms().get(number).name();
	}

	/** How many events were recorded. */
	int events() {
		return trace.events();
	}

	/** How many spans there are. */
	int size() {
		return rows.stream().mapToInt(Row::size).sum();
	}
}
