package dev.lamina.engine.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.program.CompiledProgram.StationPort;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.LatencyRecorder;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResidencyTime;

/** One client in one run: begins operations phase by phase and leads them through their stages. */
final class ClientRun {
	final Kernel kernel;
	private final Client client;
	private final long seed;
	private final LatencyRecorder recorder;
	private final ResidencyTime residencyTime;
	private final Map<Port, StationPort> stations;
	private final InterruptionTracker interruptionTracker;
	/** Who is told what happens; null for no one. */
	final RunListener timeline;
	private List<StationPort> stationPorts;
	private final Map<StageProgram, CompiledProgram> programs = new HashMap<>();
	private final int longestProgram;
	private final Iterator<ClientPhase> clientPhases;
	private final int phaseTimer;
	private boolean resident;
	private boolean stopped;

	private final LaneLocks laneLocks = new LaneLocks();
	private final OperationQueue ready = new OperationQueue();
	private final OperationQueue pool = new OperationQueue();
	private boolean working;
	private int inFlight;

	// the phase under way; no source between and after the phases
	private ClientPhase clientPhase;
	private int phaseNumber;
	private CompiledProgram program;
	private OperationSource operationSource;
	private boolean closing;
	private long begun;
	private long refused;
	private long dropped;
	private long operations;
	private final WorkProgress progress;

	ClientRun(Client client, Kernel kernel, long seed, MeasurementWindow measurementWindow, Map<Port, StationPort> stations,
			RunListener runListener) {
		this.client = client;
		this.kernel = kernel;
		this.seed = seed;
		recorder = new LatencyRecorder(measurementWindow);
		residencyTime = new ResidencyTime(measurementWindow);
		this.stations = stations;
		this.timeline = runListener;
		stationPorts = client.portsAtStart().stream().map(stations::get).toList();
		int longest = 0;
		for (ClientPhase each : client.phases()) {
			programs.computeIfAbsent(each.program(), text -> new CompiledProgram(text, client.name(), seed, stations));
			longest = Math.max(longest, each.program().stages().size());
		}
		longestProgram = longest;
		progress = new WorkProgress(client.checkpoint());
		clientPhases = client.phases().iterator();
		phaseTimer = kernel.registerTimer(ignored -> close(), 0);
		schedule(client.start(), this::start);
		schedule(client.stop(), this::stop);
		if (client.checkpoint() > 0) {
			schedule(measurementWindow.warmUp(), progress::measure);
		}
		interruptionTracker = new InterruptionTracker(client.interruptions(), kernel, this);
	}

	String name() {
		return client.name();
	}

	private void schedule(long time, Runnable action) {
		if (time <= Kernel.MAX_TIME) {
			kernel.schedule(kernel.registerTimer(ignored -> action.run(), 0), time);
		}
	}

	ClientResult result() {
		return recorder.result(client.name(), refused + (operationSource == null ? 0 : operationSource.refused()), residencyTime)
				.withDowntimes(interruptionTracker.downtimes())
				.withLost(progress.lost(), clientPhase != null && clientPhase.measured() ? progress.undone() : 0)
				.withDropped(dropped + (operationSource == null ? 0 : operationSource.dropped()));
	}

	// ------------------------------------------------------------------ phases

	private void start() {
		resident = true;
		progress.begin(kernel.now());
		if (timeline != null) {
			timeline.residencyChanged(client.name(), true, kernel.now());
		}
		stationPorts.forEach(stationPort -> stationPort.station().join(stationPort.port()));
		nextPhase();
	}

	private void stop() {
		stopped = true;
		if (operationSource == null) {
			leave();
		} else {
			close();
		}
	}

	private void leave() {
		residencyTime.end(kernel.now());
		if (resident) {
			resident = false;
			if (timeline != null) {
				timeline.residencyChanged(client.name(), false, kernel.now());
			}
			stationPorts.forEach(stationPort -> stationPort.station().leave(stationPort.port()));
		}
	}

	private void nextPhase() {
		if (stopped) {
			leave();
		} else if (clientPhases.hasNext()) {
			clientPhase = clientPhases.next();
			phaseNumber++;
			program = programs.get(clientPhase.program());
			begun = 0;
			progress.save();
			closing = clientPhase.operations() == 0;
			residencyTime.end(kernel.now());
			if (clientPhase.measured()) {
				residencyTime.begin(kernel.now(), clientPhase.inFlight());
			}
			operationSource = open(clientPhase.arrival());
			operationSource.start();
			if (clientPhase.duration() <= Kernel.MAX_TIME - kernel.now()) {
				kernel.scheduleAfter(phaseTimer, clientPhase.duration());
			}
			work();
		}
	}

	private OperationSource open(ArrivalProcess arrivalProcess) {
		RandomStream stream = new RandomStream(seed, client.name(), "arrival", Integer.toString(phaseNumber));
		return switch (arrivalProcess) {
			case ArrivalProcess.Paced paced -> new PacedSource(kernel, paced, stream, this::work);
			case ArrivalProcess.PacedByTime paced -> new PacedSource(kernel, paced, stream, this::work);
			case ArrivalProcess.OpenByTime open -> new QueueSource(kernel,
					time -> open.rates().time(open.rates().expected(time) + Math.max(0, open.gap().sample(stream))), this::work);
			case ArrivalProcess.ClosedLoop loop -> new ClosedLoopSource(kernel, loop, clientPhase.inFlight(), stream, this::work);
			case ArrivalProcess.Open open -> {
				ProbabilityDistribution gap = open.gap();
				yield new QueueSource(kernel, time -> Kernel.saturatedAdd(time, Math.max(0, Math.round(gap.sample(stream)))),
						this::work);
			}
			case ArrivalProcess.Trace trace -> {
				long origin = kernel.now();
				Iterator<Long> times = trace.times().iterator();
				yield new QueueSource(kernel,
						time -> times.hasNext() ? Kernel.saturatedAdd(origin, times.next()) : QueueSource.NONE,
						this::work);
			}
		};
	}

	/** Begins no more operations in this phase. */
	private void close() {
		closing = true;
		operationSource.stop();
		work();
	}

	private void endPhase() {
		kernel.cancel(phaseTimer);
		if (closing) {
			residencyTime.end(kernel.now());
		}
		operationSource.stop();
		refused += operationSource.refused();
		dropped += operationSource.dropped();
		operationSource = null;
		nextPhase();
	}

	// ------------------------------------------------------------------ operations

	/** A stage of an operation is over; it is done again where it was lost. */
	void stageCompleted(OperationInstance operationInstance) {
		if (timeline != null) {
			timeline.stepped(client.name(), operationInstance, operationInstance.submitted, kernel.now());
		}
		if (!interruptionTracker.isLost(operationInstance)) {
			operationInstance.stage++;
		}
		interruptionTracker.stageCompleted(operationInstance);
		moveOn(operationInstance);
		ready.add(operationInstance);
		work();
	}

	/** What it has done and not saved is to be done again. */
	void loseWork() {
		begun -= progress.lose(kernel.now());
	}

	/** After an interruption it saves its work in the usual intervals. */
	void saveAgain() {
		progress.begin(kernel.now());
	}

	/** Leaves its resources for a time; no operation is at a station. */
	void depart(Interruption.Absence absence) {
		if (operationSource != null) {
			operationSource.pause(absence == Interruption.Absence.DOWN);
		}
		if (absence == Interruption.Absence.OFF) {
			residencyTime.end(kernel.now());
		}
		if (resident) {
			stationPorts.forEach(stationPort -> stationPort.station().leave(stationPort.port()));
			resident = false;
		}
	}

	/** Takes its resources again. */
	void comeBack(Interruption.Absence absence) {
		if (stopped) {
			return;
		}
		resident = true;
		stationPorts.forEach(stationPort -> stationPort.station().join(stationPort.port()));
		if (absence == Interruption.Absence.OFF && operationSource != null && clientPhase.measured()) {
			residencyTime.begin(kernel.now(), clientPhase.inFlight());
		}
		if (operationSource != null && !closing) {
			operationSource.resume();
		}
	}

	/** An interruption is over. */
	void resume() {
		work();
	}

	/** Uses other resources from now on; no operation is at a station of the old ones. */
	void relocate(Relocation relocation) {
		programs.forEach((text, compiled) -> compiled.rebind(relocation.programs().get(text), stations));
		List<StationPort> before = stationPorts;
		stationPorts = relocation.allPorts(client.phases()).stream().map(stations::get).toList();
		if (resident) {
			before.stream().filter(old -> !stationPorts.contains(old)).forEach(old -> old.station().leave(old.port()));
			stationPorts.stream().filter(other -> !before.contains(other)).forEach(other -> other.station().join(other.port()));
		}
	}

	/** An operation has rested; another may follow it. */
	void thinkTimeOver(OperationInstance operationInstance) {
		operationInstance.source.thinkTimeOver();
		pool.add(operationInstance);
		work();
	}

	/** Leads on whatever can go on now, and begins what can begin. Calls from within are taken up by the outermost one. */
	private void work() {
		if (working || interruptionTracker.isActive()) {
			return;
		}
		working = true;
		do {
			while (!ready.isEmpty()) {
				advance(ready.remove());
			}
		} while (begin());
		working = false;
		if (operationSource != null && inFlight == 0 && (closing || operationSource.isExhausted())) {
			endPhase();
		}
	}

	private boolean begin() {
		if (operationSource == null || closing || inFlight >= clientPhase.inFlight() || !operationSource.hasNext()
				|| !laneLocks.areFree(program.lanes[0])) {
			return false;
		}
		OperationInstance operationInstance = pool.isEmpty() ? new OperationInstance(this, longestProgram) : pool.remove();
		operationInstance.source = operationSource;
		operationInstance.begun = operationSource.takeNext();
		operationInstance.number = operations++;
		operationInstance.program = program;
		operationInstance.measured = clientPhase.measured();
		program.sampleDemands(operationInstance.demands);
		Arrays.fill(operationInstance.terms, 0);
		operationInstance.stage = 0;
		if (timeline != null) {
			timeline.began(client.name(), operationInstance, kernel.now());
		}
		moveOn(operationInstance);
		ready.add(operationInstance);
		inFlight++;
		if (++begun == clientPhase.operations()) {
			closing = true;
			operationSource.stop();
		}
		return true;
	}

	/** Gives back the lanes that the stage of an operation does not hold, and notes those it has yet to take. */
	private void moveOn(OperationInstance operationInstance) {
		int mask = operationInstance.stage == operationInstance.program.length ? 0
				: operationInstance.program.lanes[operationInstance.stage];
		laneLocks.release(operationInstance, operationInstance.held & ~mask, ready);
		operationInstance.missing = mask & ~operationInstance.held;
		if (operationInstance.stage == operationInstance.program.besideFrom) {
			operationInstance.besideSince = kernel.now();
		}
	}

	/** Leads an operation on until it is served, waits for a lane, or is done. */
	private void advance(OperationInstance operationInstance) {
		CompiledProgram text = operationInstance.program;
		if (operationInstance.heldSince >= 0) {
			operationInstance.terms[CostTerm.LIFECYCLE.ordinal()] += kernel.now() - operationInstance.heldSince;
			operationInstance.heldSince = -1;
		}
		while (operationInstance.stage < text.length) {
			if (!laneLocks.tryAcquire(operationInstance)) {
				return;
			}
			int stage = operationInstance.stage;
			long demand = text.demand(stage, operationInstance.demands[stage]);
			if (stage == text.beside) {
				demand -= kernel.now() - operationInstance.besideSince;
			}
			if (demand > 0) {
				operationInstance.demand = demand;
				operationInstance.term = text.terms[stage];
				operationInstance.submitted = kernel.now();
				interruptionTracker.submitted(operationInstance);
				text.stations[stage].submit(operationInstance, text.ports[stage]);
				return;
			}
			operationInstance.stage++;
			moveOn(operationInstance);
		}
		finish(operationInstance);
	}

	private void finish(OperationInstance operationInstance) {
		long now = kernel.now();
		long latency = now - operationInstance.begun;
		long served = 0;
		for (long time : operationInstance.terms) {
			served += time;
		}
		operationInstance.terms[CostTerm.WAIT.ordinal()] = latency - served;
		if (progress.complete(now) && operationInstance.measured) {
			recorder.record(now, latency, operationInstance.terms);
			residencyTime.completed(now);
		}
		if (timeline != null) {
			timeline.completed(client.name(), operationInstance, operationInstance.begun, now, operationInstance.terms);
		}
		inFlight--;
		rest(operationInstance, latency);
	}

	private void rest(OperationInstance operationInstance, long latency) {
		long pause = closing ? OperationSource.NOTHING_FOLLOWS : operationInstance.source.completed();
		if (pause > 0 || pause == 0 && latency == 0) {
			// An operation that took no time rests through an event, so that the kernel notices where time stands still.
			operationInstance.thinking = true;
			kernel.scheduleAfter(operationInstance.timer, pause);
			return;
		}
		pool.add(operationInstance);
		if (pause == 0) {
			operationInstance.source.thinkTimeOver();
		}
	}
}
