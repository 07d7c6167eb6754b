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

/** What one VM does in the window, in rows: operations under way at the same time have different ones. */
final class VmTrack {
	private static final List<String> TERMS = CostTerm.ALL.stream().map(term -> term.name().toLowerCase(Locale.ROOT)).toList();

	/** An operation under way; its steps are told after it, so that viewers put them under it. */
	private record Open(Job job, long from, int row, List<TraceEvent.Step> steps) {
	}

	private final String vm;
	private final Recorder recorder;
	private final Rows<Job> rows = new Rows<>();
	private final Map<Job, Open> open = new IdentityHashMap<>();
	/** By row: when the last interruption in it ended. */
	private final List<Long> interruptions = new ArrayList<>();

	VmTrack(String vm, Recorder recorder) {
		this.vm = vm;
		this.recorder = recorder;
	}

	void began(Job operation, long now) {
		open.put(operation, new Open(operation, now, rows.take(operation), new ArrayList<>()));
	}

	void stepped(Job operation, long from, long to) {
		if (recorder.shows(from, to)) {
			Open whole = open.get(operation);
			whole.steps().add(new TraceEvent.Step(vm, whole.row(), operation.operation(), operation.number(), operation.step(),
					TERMS.get(operation.term.ordinal()), recorder.cut(from), recorder.cut(to)));
		}
	}

	void completed(Job operation, long arrived, long now, long[] terms) {
		Open over = open.remove(operation);
		rows.free(over.row());
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
		if (recorder.shows(interruption.announced(), now)) {
			recorder.tell(new TraceEvent.Interrupted(vm, row, interruption.cause(), recorder.cut(interruption.announced()),
					recorder.cut(interruption.from()), recorder.cut(atRest < 0 ? now : atRest), recorder.cut(now)));
		}
	}

	/** Tells of the operations that nobody saw end. */
	void end(long now) {
		rows.all().forEach(operation -> tell(open.get(operation), now, 0, -1, new LinkedHashMap<>()));
	}

	private void tell(Open over, long to, long waited, long latency, SequencedMap<String, Long> terms) {
		if (recorder.shows(over.from(), to)) {
			recorder.tell(new TraceEvent.Operation(vm, over.row(), over.job().operation(), over.job().number(),
					recorder.cut(over.from()),
					recorder.cut(to), waited, latency, terms));
			over.steps().forEach(recorder::tell);
		}
	}
}
