package dev.lamina.simulation.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import dev.lamina.engine.program.Interruption;
import dev.lamina.engine.program.RunListener;
import dev.lamina.engine.resource.Job;
import dev.lamina.engine.resource.Port;
import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.scenario.EngineId;

/**
 * Passes on what happens in the window of a run, in the words of the model. It keeps only what is under way, and after
 * {@link TraceWindow#maxEvents()} events it passes on nothing more.
 */
final class TraceRecorder implements RunListener {
	private final TraceSink sink;
	private final long duration;
	private final long from;
	private final long to;
	private final int maxEvents;
	/** By the name of the engine's resource, and by VM. */
	private final Map<String, EngineTrack> engines = new LinkedHashMap<>();
	private final Map<String, VmTrack> vms = new LinkedHashMap<>();
	private int told;
	private long now;
	private OptionalLong fullAt = OptionalLong.empty();

	/**
	 * Begins the trace.
	 *
	 * @throws IOException if the sink cannot take it
	 */
	TraceRecorder(TracedRun run, int most, TraceSink sink) throws IOException {
		this.sink = sink;
		this.maxEvents = most;
		duration = run.durationNanos();
		from = run.fromNanos();
		to = run.toNanos();
		run.gpus().stream().flatMap(gpu -> gpu.engines().stream())
				.forEach(engine -> engines.put(EngineId.resource(engine.gpu(), engine.name()), new EngineTrack(engine, this)));
		run.vms().forEach(vm -> vms.put(vm.name(), new VmTrack(vm.name(), this)));
		sink.begin(run);
	}

	/**
	 * Ends the trace.
	 *
	 * @return when there were too many events to go on
	 * @throws IOException if the sink cannot take it
	 */
	OptionalLong end() throws IOException {
		now = duration;
		engines.values().forEach(engine -> engine.end(duration));
		vms.values().forEach(vm -> vm.end(duration));
		sink.end(fullAt);
		return fullAt;
	}

	// ------------------------------------------------------------------ for the tracks

	/** Whether something of an interval lies in the window. */
	boolean shows(long begin, long end) {
		return begin < to && end > from && end > begin;
	}

	/** A time, or the edge of the window where it lies outside. */
	long clamp(long time) {
		return Math.clamp(time, from, to);
	}

	/** Passes an event on. */
	void emit(TraceEvent event) {
		if (told == maxEvents) {
			fullAt = fullAt.isPresent() ? fullAt : OptionalLong.of(Math.min(now, to));
			return;
		}
		told++;
		try {
			sink.accept(event);
		} catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	// ------------------------------------------------------------------ what the engine says

	@Override
	public void ran(Port client, Job job, long begin, long end, boolean done) {
		EngineTrack engine = engine(client, end);
		if (engine != null) {
			engine.ran(client, job, begin, end, done);
		}
	}

	@Override
	public void switched(Port client, Job job, long begin, long end) {
		EngineTrack engine = engine(client, end);
		if (engine != null) {
			engine.used(TraceEvent.Use.SWITCH, client, job, begin, end);
		}
	}

	@Override
	public void reserved(Port client, long begin, long end) {
		EngineTrack engine = engine(client, end);
		if (engine != null) {
			engine.used(TraceEvent.Use.RESERVED, client, null, begin, end);
		}
	}

	@Override
	public void shared(Port client, Job job, long begin, long end) {
		EngineTrack engine = engine(client, end);
		if (engine != null) {
			engine.shared(client, job, begin, end);
		}
	}

	@Override
	public void jobArrived(Port client, Job job, long time) {
		EngineTrack engine = engine(client, time);
		if (engine != null) {
			engine.jobArrived(client, job, time);
		}
	}

	@Override
	public void jobCompleted(Port client, Job job, long time) {
		EngineTrack engine = engine(client, time);
		if (engine != null) {
			engine.jobCompleted(client, job, time);
		}
	}

	@Override
	public void began(String client, Job operation, long time) {
		vm(client, time).began(operation, time);
	}

	@Override
	public void stepped(String client, Job operation, long begin, long end) {
		vm(client, end).stepped(operation, begin, end);
	}

	@Override
	public void completed(String client, Job operation, long arrived, long time, long[] terms) {
		vm(client, time).completed(operation, arrived, time, terms);
	}

	@Override
	public void interrupted(String client, Interruption interruption, long atRest, long time) {
		vm(client, time).interrupted(interruption, atRest, time);
	}

	@Override
	public void residencyChanged(String client, boolean comes, long time) {
		now = time;
		if (time >= from && time < to) {
			emit(new TraceEvent.Resident(client, comes, time));
		}
	}

	/** The track of an engine; null for any other resource. */
	private EngineTrack engine(Port port, long time) {
		now = time;
		return engines.get(port.resource().name());
	}

	private VmTrack vm(String client, long time) {
		now = time;
		return vms.get(client);
	}
}
