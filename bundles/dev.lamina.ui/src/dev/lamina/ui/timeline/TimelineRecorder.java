package dev.lamina.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.trace.TraceLog;

/** Takes down a run as a timeline. It needs about 50 bytes for a span, and beside that as much as a {@link TraceLog}. */
final class TimelineRecorder implements TraceSink {
	/** A lane of an engine that works for several jobs at the same time. */
	private record Lane(int vm, int row) {
	}

	/** What engines did for an operation that is under way: the first span of a step waited since that was asked for. */
	private record Served(SpanStore.Builder lane, int span, String step, long last) {
	}

	/** An engine, with what it did. */
	private static final class EngineLog {
		private final Map<Lane, SpanStore.Builder> lanes = new TreeMap<>(
				Comparator.comparingInt(Lane::vm).thenComparingInt(Lane::row));
		private final StepFunction.Builder waiting = new StepFunction.Builder();
	}

	/** A VM, with what happened to it: interruptions that were announced at the same time are in lanes of their own. */
	private static final class VmLog {
		private final Map<Integer, SpanStore.Builder> lanes = new TreeMap<>();
		private final List<TimelineRow.Change> changes = new ArrayList<>();
		private final Map<Long, List<Served>> served = new HashMap<>();
		private List<Served> completed = List.of();
		private long number = -1;
	}

	private final TraceLog log = new TraceLog();
	private final Map<TracedRun.Engine, EngineLog> engines = new LinkedHashMap<>();
	private final Map<String, VmLog> vmLogs = new LinkedHashMap<>();
	private final Map<String, Integer> vms = new HashMap<>();
	private final Map<String, Integer> labels = new LinkedHashMap<>();
	private TracedRun run;
	private ColorIndex colorIndex;
	private Timeline timeline;

	/** What was recorded; nothing before the end of the run. */
	Optional<Timeline> timeline() {
		return Optional.ofNullable(timeline);
	}

	@Override
	public void begin(TracedRun begun) {
		run = begun;
		colorIndex = new ColorIndex(run.vms().size());
		run.gpus().forEach(gpu -> gpu.engines().forEach(engine -> engines.put(engine, new EngineLog())));
		run.vms().forEach(vm -> {
			vms.put(vm.name(), vms.size());
			vmLogs.put(vm.name(), new VmLog());
		});
		log.begin(run);
	}

	@Override
	public void accept(TraceEvent event) {
		log.accept(event);
		switch (event) {
			case TraceEvent.Occupied occupied -> occupied(occupied);
			case TraceEvent.Jobs jobs -> engines.get(jobs.engine()).waiting.add(jobs.at(), Math.max(0, jobs.jobs() - 1));
			case TraceEvent.Operation operation -> {
				VmLog vmLog = vmLogs.get(operation.vm());
				vmLog.number = operation.number();
				vmLog.completed = Optional.ofNullable(vmLog.served.remove(operation.number())).orElse(List.of());
			}
			case TraceEvent.Step step -> stepped(vmLogs.get(step.vm()), step);
			case TraceEvent.Interrupted interrupted -> interrupted(interrupted);
			case TraceEvent.Resident resident ->
					vmLogs.get(resident.vm()).changes.add(new TimelineRow.Change(resident.comes(), resident.at()));
		}
	}

	@Override
	public void end(OptionalLong fullAt) {
		log.end(fullAt);
		long to = Math.max(run.fromNanos() + 1, Math.min(run.toNanos(), fullAt.orElse(run.toNanos())));
		List<TimelineRow> timelineRows = new ArrayList<>();
		engines.forEach((engine, engineLog) -> timelineRows.add(new TimelineRow(engine.name(), engine.gpu(), -1,
				engineLog.lanes.isEmpty() ? List.of(new SpanStore.Builder().build())
						: engineLog.lanes.values().stream().map(SpanStore.Builder::build).toList(),
				engine.concurrent() ? Optional.empty()
						: Optional.of(engineLog.waiting.build()).filter(waiting -> waiting.max() > 0),
				List.of())));
		vmLogs.forEach((vm, vmLog) -> {
			if (!vmLog.lanes.isEmpty() || vmLog.changes.stream().anyMatch(change -> change.at() > 0)) {
				timelineRows.add(new TimelineRow(vm, "events", vms.get(vm),
						vmLog.lanes.isEmpty() ? List.of(new SpanStore.Builder().build())
								: vmLog.lanes.values().stream().map(SpanStore.Builder::build).toList(),
						Optional.empty(), vmLog.changes));
			}
		});
		timeline = new Timeline(run, to, fullAt, List.copyOf(labels.keySet()), timelineRows, log);
	}

	private void occupied(TraceEvent.Occupied occupied) {
		int vm = vms.get(occupied.vm());
		Lane lane = occupied.engine().concurrent() ? new Lane(vm, occupied.row()) : new Lane(0, 0);
		SpanStore.Builder spans = engines.get(occupied.engine()).lanes.computeIfAbsent(lane, added -> new SpanStore.Builder());
		int tint = switch (occupied.use()) {
			case WORK -> vm;
			case SWITCH -> colorIndex.of(ColorIndex.Loss.SWITCH);
			case RESERVED -> colorIndex.of(ColorIndex.Loss.RESERVED);
		};
		boolean has = !occupied.operation().isEmpty();
		int span = spans.add(occupied.from(), occupied.to(), tint, vm,
				label(has ? occupied.operation() + '\n' + occupied.step() : ""),
				has ? (int) occupied.number() : -1, occupied.done());
		if (occupied.use() == TraceEvent.Use.WORK) {
			served(vmLogs.get(occupied.vm()).served.computeIfAbsent(occupied.number(), number -> new ArrayList<>(2)), spans, span,
					occupied.step());
		}
	}

	/** A later turn of the same step waited since the one before ended. */
	private static void served(List<Served> sofar, SpanStore.Builder spans, int span, String step) {
		for (int i = sofar.size() - 1; i >= 0; i--) {
			Served before = sofar.get(i);
			if (before.step().equals(step)) {
				spans.waited(span, Math.max(0, spans.from(span) - before.last()));
				sofar.set(i, new Served(before.lane(), before.span(), step, spans.to(span)));
				return;
			}
		}
		sofar.add(new Served(spans, span, step, spans.to(span)));
	}

	private void stepped(VmLog vmLog, TraceEvent.Step step) {
		if (vmLog.number == step.number()) {
			for (Served served : vmLog.completed) {
				if (served.step().equals(step.name()) && served.lane().from(served.span()) >= step.from()
						&& served.last() <= step.to()) {
					served.lane().waited(served.span(), served.lane().from(served.span()) - step.from());
				}
			}
		}
	}

	private void interrupted(TraceEvent.Interrupted interrupted) {
		SpanStore.Builder spans = vmLogs.get(interrupted.vm()).lanes.computeIfAbsent(interrupted.row(),
				row -> new SpanStore.Builder());
		int vm = vms.get(interrupted.vm());
		String cause = interrupted.cause().isEmpty() ? "interruption" : interrupted.cause();
		part(spans, ColorIndex.Loss.COPYING, vm, cause, interrupted.from(), interrupted.stopping());
		part(spans, ColorIndex.Loss.STOPPING, vm, cause, interrupted.stopping(), interrupted.atRest());
		part(spans, ColorIndex.Loss.DOWN, vm, cause, interrupted.atRest(), interrupted.to());
	}

	private void part(SpanStore.Builder spans, ColorIndex.Loss loss, int vm, String cause, long from, long to) {
		if (to > from) {
			spans.add(from, to, colorIndex.of(loss), vm, label(cause), -1, true);
		}
	}

	private int label(String words) {
		return labels.computeIfAbsent(words, added -> labels.size());
	}
}
