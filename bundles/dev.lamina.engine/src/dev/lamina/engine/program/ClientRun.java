package dev.lamina.engine.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.program.CompiledProgram.Attachment;
import dev.lamina.engine.random.Distribution;
import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.LatencyRecorder;
import dev.lamina.engine.statistics.Observation;
import dev.lamina.engine.statistics.Presence;

/** One client in one run: begins operations phase by phase and leads them through their stages. */
final class ClientRun {
	final Kernel kernel;
	private final Client client;
	private final long seed;
	private final LatencyRecorder recorder;
	private final Presence presence;
	private final Map<Port, Attachment> stations;
	private final Interruptions interruptions;
	/** Who is told what happens; null for nobody. */
	final Timeline timeline;
	private List<Attachment> attachments;
	private final Map<StageProgram, CompiledProgram> programs = new HashMap<>();
	private final int longestProgram;
	private final Iterator<Phase> phases;
	private final int phaseTimer;
	private boolean resident;
	private boolean stopped;

	private final Lanes lanes = new Lanes();
	private final OperationQueue ready = new OperationQueue();
	private final OperationQueue pool = new OperationQueue();
	private boolean working;
	private int inFlight;

	// the phase under way; no source between and after the phases
	private Phase phase;
	private int phaseNumber;
	private CompiledProgram program;
	private Source source;
	private boolean closing;
	private long begun;
	private long refused;
	private long operations;

	ClientRun(Client client, Kernel kernel, long seed, Observation observation, Map<Port, Attachment> stations,
			Timeline timeline) {
		this.client = client;
		this.kernel = kernel;
		this.seed = seed;
		recorder = new LatencyRecorder(observation);
		presence = new Presence(observation);
		this.stations = stations;
		this.timeline = timeline;
		attachments = client.portsAtStart().stream().map(stations::get).toList();
		int longest = 0;
		for (Phase each : client.phases()) {
			programs.computeIfAbsent(each.program(), text -> new CompiledProgram(text, client.name(), seed, stations));
			longest = Math.max(longest, each.program().stages().size());
		}
		longestProgram = longest;
		phases = client.phases().iterator();
		phaseTimer = kernel.timer(ignored -> close(), 0);
		schedule(client.start(), this::start);
		schedule(client.stop(), this::stop);
		interruptions = new Interruptions(client.interruptions(), kernel, this);
	}

	String name() {
		return client.name();
	}

	private void schedule(long time, Runnable action) {
		if (time <= Kernel.LATEST) {
			kernel.at(kernel.timer(ignored -> action.run(), 0), time);
		}
	}

	ClientResult result() {
		return recorder.result(client.name(), refused + (source == null ? 0 : source.refused()), presence)
				.withOutages(interruptions.outages());
	}

	// ------------------------------------------------------------------ phases

	private void start() {
		resident = true;
		if (timeline != null) {
			timeline.resides(client.name(), true, kernel.now());
		}
		attachments.forEach(attachment -> attachment.station().join(attachment.port()));
		nextPhase();
	}

	private void stop() {
		stopped = true;
		if (source == null) {
			leave();
		} else {
			close();
		}
	}

	private void leave() {
		presence.end(kernel.now());
		if (resident) {
			resident = false;
			if (timeline != null) {
				timeline.resides(client.name(), false, kernel.now());
			}
			attachments.forEach(attachment -> attachment.station().leave(attachment.port()));
		}
	}

	private void nextPhase() {
		if (stopped) {
			leave();
		} else if (phases.hasNext()) {
			phase = phases.next();
			phaseNumber++;
			program = programs.get(phase.program());
			begun = 0;
			closing = phase.operations() == 0;
			presence.end(kernel.now());
			if (phase.measured()) {
				presence.begin(kernel.now(), phase.inFlight());
			}
			source = open(phase.arrival());
			source.start();
			if (phase.duration() <= Kernel.LATEST - kernel.now()) {
				kernel.after(phaseTimer, phase.duration());
			}
			work();
		}
	}

	private Source open(Arrival arrival) {
		RandomStream stream = new RandomStream(seed, client.name(), "arrival", Integer.toString(phaseNumber));
		return switch (arrival) {
			case Arrival.Paced paced -> new PacedSource(kernel, paced, stream, this::work);
			case Arrival.ClosedLoop loop -> new LoopSource(kernel, loop, phase.inFlight(), stream, this::work);
			case Arrival.Open open -> {
				Distribution gap = open.gap();
				yield new QueueSource(kernel, time -> Kernel.later(time, Math.max(0, Math.round(gap.sample(stream)))),
						this::work);
			}
			case Arrival.Trace trace -> {
				long origin = kernel.now();
				Iterator<Long> times = trace.times().iterator();
				yield new QueueSource(kernel, time -> times.hasNext() ? Kernel.later(origin, times.next()) : QueueSource.NONE,
						this::work);
			}
		};
	}

	/** Begins no more operations in this phase. */
	private void close() {
		closing = true;
		source.stop();
		work();
	}

	private void endPhase() {
		kernel.cancel(phaseTimer);
		if (closing) {
			presence.end(kernel.now());
		}
		source.stop();
		refused += source.refused();
		source = null;
		nextPhase();
	}

	// ------------------------------------------------------------------ operations

	/** A stage of an operation is over; it is done again where it was lost. */
	void served(Operation operation) {
		if (timeline != null) {
			timeline.stepped(client.name(), operation, operation.submitted, kernel.now());
		}
		if (!interruptions.isLost(operation)) {
			operation.stage++;
		}
		interruptions.served(operation);
		moveOn(operation);
		ready.add(operation);
		work();
	}

	/** An interruption is over. */
	void goOn() {
		work();
	}

	/** Uses other resources from now on; no operation is at a station of the old ones. */
	void move(Move move) {
		programs.forEach((text, compiled) -> compiled.lead(move.programs().get(text), stations));
		List<Attachment> before = attachments;
		attachments = move.all(client.phases()).stream().map(stations::get).toList();
		if (resident) {
			before.stream().filter(old -> !attachments.contains(old)).forEach(old -> old.station().leave(old.port()));
			attachments.stream().filter(other -> !before.contains(other)).forEach(other -> other.station().join(other.port()));
		}
	}

	/** An operation has rested; another may follow it. */
	void thought(Operation operation) {
		operation.source.thought();
		pool.add(operation);
		work();
	}

	/** Leads on whatever can go on now, and begins what can begin. Calls from within are taken up by the outermost one. */
	private void work() {
		if (working || interruptions.isPresent()) {
			return;
		}
		working = true;
		do {
			while (!ready.isEmpty()) {
				advance(ready.remove());
			}
		} while (begin());
		working = false;
		if (source != null && inFlight == 0 && (closing || source.isExhausted())) {
			endPhase();
		}
	}

	private boolean begin() {
		if (source == null || closing || inFlight >= phase.inFlight() || !source.hasNext() || !lanes.areFree(program.lanes[0])) {
			return false;
		}
		Operation operation = pool.isEmpty() ? new Operation(this, longestProgram) : pool.remove();
		operation.source = source;
		operation.begun = source.take();
		operation.number = operations++;
		operation.program = program;
		operation.measured = phase.measured();
		program.draw(operation.demands);
		Arrays.fill(operation.terms, 0);
		operation.stage = 0;
		if (timeline != null) {
			timeline.began(client.name(), operation, kernel.now());
		}
		moveOn(operation);
		ready.add(operation);
		inFlight++;
		if (++begun == phase.operations()) {
			closing = true;
			source.stop();
		}
		return true;
	}

	/** Gives back the lanes that the stage of an operation does not hold, and notes those it has yet to take. */
	private void moveOn(Operation operation) {
		int mask = operation.stage == operation.program.length ? 0 : operation.program.lanes[operation.stage];
		lanes.release(operation, operation.held & ~mask, ready);
		operation.missing = mask & ~operation.held;
		if (operation.stage == operation.program.besideFrom) {
			operation.besideSince = kernel.now();
		}
	}

	/** Leads an operation on until it is served, waits for a lane, or is done. */
	private void advance(Operation operation) {
		CompiledProgram text = operation.program;
		if (operation.heldSince >= 0) {
			operation.terms[CostTerm.LIFECYCLE.ordinal()] += kernel.now() - operation.heldSince;
			operation.heldSince = -1;
		}
		while (operation.stage < text.length) {
			if (!lanes.take(operation)) {
				return;
			}
			int stage = operation.stage;
			long demand = text.demand(stage, operation.demands[stage]);
			if (stage == text.beside) {
				demand -= kernel.now() - operation.besideSince;
			}
			if (demand > 0) {
				operation.demand = demand;
				operation.term = text.terms[stage];
				operation.submitted = kernel.now();
				interruptions.submitted(operation);
				text.stations[stage].submit(operation, text.ports[stage]);
				return;
			}
			operation.stage++;
			moveOn(operation);
		}
		finish(operation);
	}

	private void finish(Operation operation) {
		long now = kernel.now();
		long latency = now - operation.begun;
		long served = 0;
		for (long time : operation.terms) {
			served += time;
		}
		operation.terms[CostTerm.WAIT.ordinal()] = latency - served;
		if (operation.measured) {
			recorder.record(now, latency, operation.terms);
			presence.completed(now);
		}
		if (timeline != null) {
			timeline.completed(client.name(), operation, operation.begun, now, operation.terms);
		}
		inFlight--;
		rest(operation, latency);
	}

	private void rest(Operation operation, long latency) {
		long pause = closing ? Source.NOTHING_FOLLOWS : operation.source.completed();
		if (pause > 0 || pause == 0 && latency == 0) {
			// An operation that took no time rests through an event, so that the kernel notices where time stands still.
			operation.thinking = true;
			kernel.after(operation.timer, pause);
			return;
		}
		pool.add(operation);
		if (pause == 0) {
			operation.source.thought();
		}
	}
}
