package dev.lamina.simulation.trace;

import java.util.HashMap;
import java.util.Map;

import dev.lamina.engine.resource.Job;
import dev.lamina.engine.resource.Port;
import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TracedRun;

/** What one engine does in the window: parts of a job that follow each other without a pause are one event. */
final class EngineTrack {
	private final TracedRun.Engine engine;
	private final TraceRecorder traceRecorder;

	// the event that may go on
	private Job job;
	private Port client;
	private long from;
	private long to = -1;

	// jobs that engines have at the same time
	private final Map<Port, RowAllocator<Job>> rows = new HashMap<>();
	private final Map<Job, Integer> rowOf = new HashMap<>();

	private int jobs;
	private int shown = -1;
	private long changed;

	EngineTrack(TracedRun.Engine engine, TraceRecorder traceRecorder) {
		this.engine = engine;
		this.traceRecorder = traceRecorder;
	}

	void ran(Port by, Job work, long begin, long end, boolean done) {
		if (job != work || to != begin) {
			interrupted();
			job = work;
			client = by;
			from = begin;
		}
		to = end;
		if (done) {
			flush(true);
		}
	}

	void used(TraceEvent.Use use, Port by, Job work, long begin, long end) {
		interrupted();
		if (traceRecorder.shows(begin, end)) {
			traceRecorder.emit(new TraceEvent.Occupied(engine, by.name(), use, work == null ? "" : work.operation(),
					work == null ? 0 : work.number(),
					work == null ? "" : work.step(), 0, traceRecorder.clamp(begin), traceRecorder.clamp(end),
					traceRecorder.clamp(end) - traceRecorder.clamp(begin), true));
		}
	}

	void shared(Port by, Job work, long begin, long end) {
		if (traceRecorder.shows(begin, end)) {
			traceRecorder.emit(
					new TraceEvent.Occupied(engine, by.name(), TraceEvent.Use.WORK, work.operation(), work.number(), work.step(),
							rowOf.getOrDefault(work, 0), traceRecorder.clamp(begin), traceRecorder.clamp(end), work.remaining,
							true));
		}
	}

	void jobArrived(Port by, Job work, long now) {
		if (engine.concurrent()) {
			rowOf.put(work, rows.computeIfAbsent(by, port -> new RowAllocator<>()).allocate(work));
		}
		change(1, now);
	}

	void jobCompleted(Port by, Job work, long now) {
		if (engine.concurrent()) {
			rows.get(by).free(rowOf.remove(work));
		}
		change(-1, now);
	}

	/** Tells what was not told. */
	void end(long now) {
		interrupted();
		change(0, now);
	}

	/** Several changes at one instant are one. */
	private void change(int more, long now) {
		if (now > changed) {
			long from = traceRecorder.clamp(changed);
			if (jobs != shown && traceRecorder.shows(changed, now)) {
				shown = jobs;
				traceRecorder.emit(new TraceEvent.Jobs(engine, from, jobs));
			}
			changed = now;
		}
		jobs += more;
	}

	private void interrupted() {
		if (job != null) {
			flush(false);
		}
	}

	private void flush(boolean done) {
		if (traceRecorder.shows(from, to)) {
			long begin = traceRecorder.clamp(from);
			long end = traceRecorder.clamp(to);
			traceRecorder.emit(new TraceEvent.Occupied(engine, client.name(), TraceEvent.Use.WORK, job.operation(), job.number(),
					job.step(), 0, begin,
					end, end - begin, done));
		}
		job = null;
	}
}
