package dev.lamina.simulation.trace;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

import dev.lamina.engine.program.Interruption;
import dev.lamina.engine.resource.Job;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.result.trace.TraceEvent;

/** What one VM does in the window, in rows: operations under way at the same time have different ones. */
final class VmTrack {
	private static final List<String> TERMS = CostTerm.ALL.stream().map(term -> term.name().toLowerCase(Locale.ROOT)).toList();

	/** An operation under way; its steps are told after it, so that viewers put them under it. */
	private record OpenOperation(Job job, long from, int row, List<TraceEvent.Step> steps) {
	}

	private final String vm;
	private final TraceRecorder traceRecorder;
	private final RowAllocator<Job> rowAllocator = new RowAllocator<>();
	private final Map<Job, OpenOperation> open = new IdentityHashMap<>();
	/** By row: when the last interruption in it ended. */
	private final List<Long> interruptions = new ArrayList<>();

	VmTrack(String vm, TraceRecorder traceRecorder) {
		this.vm = vm;
		this.traceRecorder = traceRecorder;
	}

	void began(Job operation, long now) {
		open.put(operation, new OpenOperation(operation, now, rowAllocator.allocate(operation), new ArrayList<>()));
	}

	void stepped(Job operation, long from, long to) {
		if (traceRecorder.shows(from, to)) {
			OpenOperation whole = open.get(operation);
			whole.steps().add(new TraceEvent.Step(vm, whole.row(), operation.operation(), operation.number(), operation.step(),
					TERMS.get(operation.term.ordinal()), traceRecorder.clamp(from), traceRecorder.clamp(to)));
		}
	}

	void completed(Job operation, long arrived, long now, long[] terms) {
		OpenOperation over = open.remove(operation);
		rowAllocator.free(over.row());
		SequencedMap<String, Long> parts = new LinkedHashMap<>();
		for (int term = 0; term < terms.length; term++) {
			if (terms[term] != 0) {
				parts.put(TERMS.get(term), terms[term]);
			}
		}
		tell(over, now, over.from() - arrived, now - arrived, parts);
	}

	void interrupted(Interruption interruption, long atRest, long now) {
		int row = 0;
		while (row < interruptions.size() && interruptions.get(row) > interruption.announced()) {
			row++;
		}
		if (row == interruptions.size()) {
			interruptions.add(now);
		} else {
			interruptions.set(row, now);
		}
		if (traceRecorder.shows(interruption.announced(), now)) {
			traceRecorder
					.emit(new TraceEvent.Interrupted(vm, row, interruption.cause(), traceRecorder.clamp(interruption.announced()),
							traceRecorder.clamp(interruption.from()), traceRecorder.clamp(atRest < 0 ? now : atRest),
							traceRecorder.clamp(now)));
		}
	}

	/** Tells of the operations that no one saw end. */
	void end(long now) {
		rowAllocator.all().forEach(operation -> tell(open.get(operation), now, 0, -1, new LinkedHashMap<>()));
	}

	private void tell(OpenOperation over, long to, long waited, long latency, SequencedMap<String, Long> terms) {
		if (traceRecorder.shows(over.from(), to)) {
			traceRecorder.emit(new TraceEvent.Operation(vm, over.row(), over.job().operation(), over.job().number(),
					traceRecorder.clamp(over.from()),
					traceRecorder.clamp(to), waited, latency, terms));
			over.steps().forEach(traceRecorder::emit);
		}
	}
}
