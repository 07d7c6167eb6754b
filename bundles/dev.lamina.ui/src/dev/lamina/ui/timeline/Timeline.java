package dev.lamina.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.trace.TraceLog;

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
record Timeline(TracedRun run, long to, OptionalLong fullAt, List<String> labels, List<TimelineRow> rows, TraceLog trace) {
	Timeline {
		labels = List.copyOf(labels);
		rows = List.copyOf(rows);
	}

	/** Where the recording begins. */
	long from() {
		return run.fromNanos();
	}

	/** The numbers of its tints. */
	ColorIndex colorIndex() {
		return new ColorIndex(run.vms().size());
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
		return rows.stream().mapToInt(TimelineRow::size).sum();
	}

	/** The spans of the lane in which a place lies. */
	SpanStore spansAt(TimelinePosition timelinePosition) {
		return rows.get(timelinePosition.row()).lanes().get(timelinePosition.lane());
	}

	/** The first span that begins after a time, in the highest lane that has one. */
	Optional<TimelinePosition> firstAfter(long time) {
		for (int row = 0; row < rows.size(); row++) {
			List<SpanStore> lanes = rows.get(row).lanes();
			for (int lane = 0; lane < lanes.size(); lane++) {
				int span = lanes.get(lane).firstAfter(time);
				if (span < lanes.get(lane).size()) {
					return Optional.of(new TimelinePosition(row, lane, span, lanes.get(lane).from(span)));
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * The next span in the same lane.
	 *
	 * @param by        1 for the one behind, -1 for the one before
	 * @param anyones  whether it may be of any VM, or of no one; else it is of the same one
	 */
	Optional<TimelinePosition> neighbour(TimelinePosition timelinePosition, int by, boolean whosever) {
		SpanStore spanStore = spansAt(timelinePosition);
		int vm = spanStore.vm(timelinePosition.span());
		for (int span = timelinePosition.span() + by; span >= 0 && span < spanStore.size(); span += by) {
			if (whosever || spanStore.vm(span) == vm && colorIndex().isVm(spanStore.colorIndex(span))) {
				return Optional
						.of(new TimelinePosition(timelinePosition.row(), timelinePosition.lane(), span, spanStore.from(span)));
			}
		}
		return Optional.empty();
	}
}
