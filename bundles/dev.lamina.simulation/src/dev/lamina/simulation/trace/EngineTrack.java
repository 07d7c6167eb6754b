package dev.lamina.simulation.trace;

import java.util.HashMap;
import java.util.Map;

import dev.lamina.engine.resource.Job;
import dev.lamina.engine.resource.Port;

/** What one engine does in the window: parts of a job that follow each other without a pause are one event. */
final class EngineTrack {
	private final TracedRun.Engine engine;
	private final Recorder recorder;

	// the event that may go on
	private Job job;
	private Port client;
	private long from;
	private long to = -1;

	// jobs that engines have at the same time
	private final Map<Port, Rows<Job>> rows = new HashMap<>();
	private final Map<Job, Integer> rowOf = new HashMap<>();

	private int jobs;
	private int shown = -1;
	private long changed;

	EngineTrack(TracedRun.Engine engine, Recorder recorder) {
		this.engine = engine;
		this.recorder = recorder;
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
		if (recorder.shows(begin, end)) {
			recorder.tell(new TraceEvent.Occupied(engine, by.name(), use, work == null ? "" : work.operation(),
					work == null ? 0 : work.number(),
					work == null ? "" : work.step(), 0, recorder.cut(begin), recorder.cut(end),
					recorder.cut(end) - recorder.cut(begin), true));
		}
	}

	void shared(Port by, Job work, long begin, long end) {
		if (recorder.shows(begin, end)) {
			recorder.tell(
					new TraceEvent.Occupied(engine, by.name(), TraceEvent.Use.WORK, work.operation(), work.number(), work.step(),
							rowOf.getOrDefault(work, 0), recorder.cut(begin), recorder.cut(end), work.remaining, true));
		}
	}

	void came(Port by, Job work, long now) {
		if (engine.concurrent()) {
			rowOf.put(work, rows.computeIfAbsent(by, port -> new Rows<>()).take(work));
		}
		change(1, now);
	}

	void went(Port by, Job work, long now) {
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
			long from = recorder.cut(changed);
			if (jobs != shown && recorder.shows(changed, now)) {
				shown = jobs;
				recorder.tell(new TraceEvent.Jobs(engine, from, jobs));
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
		if (recorder.shows(from, to)) {
			long begin = recorder.cut(from);
			long end = recorder.cut(to);
			recorder.tell(new TraceEvent.Occupied(engine, client.name(), TraceEvent.Use.WORK, job.operation(), job.number(),
					job.step(), 0, begin,
					end, end - begin, done));
		}
		job = null;
	}
}
