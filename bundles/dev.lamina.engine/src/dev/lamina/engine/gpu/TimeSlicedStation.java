package dev.lamina.engine.gpu;

import java.util.Arrays;
import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.resource.CapacityUsage;
import dev.lamina.engine.resource.Job;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.resource.StationListener;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;

/** A {@link GpuEngine} at work: one client at a time has the turn, and its jobs run in order until the turn is over. */
final class TimeSlicedStation implements Station, EngineClients {
	private enum State {
		/** No one has a turn. */
		OFF,
		/** The turn belongs to a client without work, or to no client. */
		RESERVED, SWITCHING, RUNNING
	}

	private static final int NOBODY = SliceScheduler.NOBODY;

	private final Kernel kernel;
	private final GpuEngine engine;
	private final List<Port> ports;
	private final MeasurementWindow measurementWindow;
	private final CapacityUsage capacityUsage;
	private final SliceScheduler scheduler;
	private final int timer;

	// by port
	private final Job[] first;
	private final Job[] last;
	private final boolean[] resident;
	private final long[] busy;

	private State state = State.OFF;
	private int holder = NOBODY;
	private int context = NOBODY;
	private long turnEnd;
	private boolean oneJob;
	private long used;
	private boolean completing;

	private long mark;
	private long switching;
	private long idle;
	private long submissions;

	/** Who is told, if anybody, and whose idle turn it is. */
	private StationListener stationListener;
	private int keeper = NOBODY;

	TimeSlicedStation(Kernel kernel, GpuEngine engine, List<Port> ports, MeasurementWindow measurementWindow) {
		this.kernel = kernel;
		this.engine = engine;
		this.ports = ports;
		this.measurementWindow = measurementWindow;
		capacityUsage = new CapacityUsage(ports, measurementWindow);
		first = new Job[ports.size()];
		last = new Job[ports.size()];
		resident = new boolean[ports.size()];
		busy = new long[ports.size()];
		timer = kernel.registerTimer(ignored -> stateOver(), 0);
		scheduler = engine.policy().createScheduler(this);
	}

	// ------------------------------------------------------------------ what clients do

	@Override
	public void submit(Job job, int port) {
		job.service = Math.max(1, (long) Math.ceil(job.demand / engine.speed()));
		job.remaining = job.service;
		job.switching = 0;
		job.serial = submissions++;
		job.next = null;
		if (first[port] == null) {
			first[port] = job;
		} else {
			last[port].next = job;
		}
		last[port] = job;
		if (stationListener != null) {
			stationListener.jobArrived(ports.get(port), job, kernel.now());
		}
		react(port);
	}

	private void react(int port) {
		if (completing) {
			if (port != holder && scheduler.preempts(port, holder)) {
				turnEnd = kernel.now();
			}
		} else if (state == State.OFF) {
			decide();
		} else if (port == holder) {
			if (state == State.RESERVED && kernel.now() < turnEnd) {
				begin();
			}
		} else if (holder == SliceScheduler.VACANT) {
			if (scheduler.preempts(port, holder)) {
				endTurn();
			}
		} else if (first[holder] != null && scheduler.preempts(port, holder)) {
			preempt();
		}
	}

	@Override
	public void join(int port) {
		resident[port] = true;
		scheduler.joined(port);
		if (state == State.OFF && !completing) {
			decide();
		}
	}

	@Override
	public void leave(int port) {
		resident[port] = false;
		scheduler.left(port);
		if (holder == port) {
			turnEnd = Math.min(turnEnd, kernel.now());
			if (!completing) {
				endTurn();
			}
		}
	}

	// ------------------------------------------------------------------ turns

	private void decide() {
		holder = scheduler.next();
		used = 0;
		if (holder == NOBODY) {
			enter(State.OFF);
			kernel.cancel(timer);
			return;
		}
		long slice = scheduler.slice();
		oneJob = slice == SliceScheduler.ONE_JOB;
		turnEnd = oneJob ? Long.MAX_VALUE : plus(kernel.now(), slice);
		if (holder >= 0 && first[holder] != null) {
			begin();
		} else {
			reserve();
		}
	}

	private void reserve() {
		enter(State.RESERVED);
		keeper = holder;
		if (turnEnd <= Kernel.MAX_TIME) {
			kernel.schedule(timer, turnEnd);
		} else {
			kernel.cancel(timer);
		}
	}

	/** The holder of the turn has work: switch to it if another ran last, then run. */
	private void begin() {
		if (context == holder || context == NOBODY || engine.switchCost() == 0) {
			context = holder;
			run();
			return;
		}
		enter(State.SWITCHING);
		turnEnd = plus(turnEnd, engine.switchCost());
		first[holder].switching += engine.switchCost();
		kernel.scheduleAfter(timer, engine.switchCost());
	}

	/** Runs the first job of the holder to its end, or to the first point after the turn where it can be cut. */
	private void run() {
		enter(State.RUNNING);
		Job job = first[holder];
		long left = Math.max(0, turnEnd - kernel.now());
		long length = Math.min(cut(job, left), plus(left, scheduler.preemptionTimeout()));
		kernel.scheduleAfter(timer, Math.min(job.remaining, length));
	}

	/** How long a job runs on at least, from now, that is to be cut after an allowance. */
	private long cut(Job job, long allowance) {
		long granularity = engine.granularity();
		if (granularity == 0) {
			return allowance;
		}
		long done = job.service - job.remaining;
		long beyond = plus(done, allowance) % granularity;
		return beyond == 0 ? allowance : plus(allowance, granularity - beyond);
	}

	/** Ends the turn as soon as the holder can be preempted. */
	private void preempt() {
		turnEnd = Math.min(turnEnd, kernel.now());
		if (state == State.RUNNING) {
			run();
		}
	}

	private void stateOver() {
		State over = state;
		enter(State.OFF);
		switch (over) {
			case SWITCHING -> {
				context = holder;
				if (kernel.now() < turnEnd) {
					run();
				} else {
					endTurn();
				}
			}
			case RUNNING -> {
				Job job = first[holder];
				if (job.remaining == 0) {
					complete(job);
				} else if (scheduler.preemptionTimeout() != SliceScheduler.UNLIMITED && scheduler.isContended(holder)) {
					lose(job);
				}
				goOn();
			}
			default -> endTurn();
		}
	}

	/** What a stopped job did since the last point where it can be cut is to be done again. */
	private void lose(Job job) {
		if (engine.granularity() > 0) {
			job.remaining += (job.service - job.remaining) % engine.granularity();
		}
	}

	private void complete(Job job) {
		first[holder] = job.next;
		job.next = null;
		capacityUsage.count(holder, job.term, job.service, kernel.now());
		if (stationListener != null) {
			stationListener.jobCompleted(ports.get(holder), job, kernel.now());
		}
		completing = true;
		job.completed();
		completing = false;
		if (oneJob) {
			turnEnd = kernel.now();
		}
	}

	/** After a job has ended or could have been cut. */
	private void goOn() {
		if (kernel.now() >= turnEnd) {
			endTurn();
		} else if (first[holder] != null) {
			run();
		} else if (scheduler.keepsIdle()) {
			reserve();
		} else {
			endTurn();
		}
	}

	private void endTurn() {
		if (holder >= 0) {
			scheduler.ended(holder, used, Math.max(0, kernel.now() - turnEnd));
		}
		decide();
	}

	/** Books the time since the last change to the state that is over, and enters the next one. */
	private void enter(State next) {
		long now = kernel.now();
		long counted = measurementWindow.within(mark, now);
		if (stationListener != null && now > mark) {
			tell(now);
		}
		switch (state) {
			case RUNNING -> {
				busy[holder] += counted;
				used += now - mark;
				first[holder].remaining -= now - mark;
			}
			case SWITCHING -> switching += counted;
			default -> idle += counted;
		}
		mark = now;
		state = next;
	}

	/** Tells what the time since the last change was spent on. */
	private void tell(long now) {
		switch (state) {
			case RUNNING -> {
				Job job = first[holder];
				stationListener.ran(ports.get(holder), job, mark, now, job.remaining == now - mark);
			}
			case SWITCHING -> stationListener.switched(ports.get(holder), first[holder], mark, now);
			case RESERVED -> {
				if (keeper >= 0) {
					stationListener.reserved(ports.get(keeper), mark, now);
				}
			}
			default -> {
				// no one's time
			}
		}
	}

	// ------------------------------------------------------------------ what the scheduler sees

	@Override
	public int count() {
		return first.length;
	}

	@Override
	public boolean isResident(int client) {
		return resident[client];
	}

	@Override
	public boolean isReady(int client) {
		return first[client] != null;
	}

	@Override
	public int weight(int client) {
		return ports.get(client).weight();
	}

	@Override
	public long order(int client) {
		return first[client].serial;
	}

	@Override
	public long now() {
		return kernel.now();
	}

	@Override
	public void setListener(StationListener watcher) {
		stationListener = watcher;
	}

	@Override
	public ResourceResult result() {
		enter(state);
		return new ResourceResult(engine.name(), 1, measurementWindow.measured(), Arrays.stream(busy).sum(), switching, idle,
				capacityUsage.results(busy));
	}

	private static long plus(long time, long more) {
		return more > Long.MAX_VALUE - time ? Long.MAX_VALUE : time + more;
	}
}
