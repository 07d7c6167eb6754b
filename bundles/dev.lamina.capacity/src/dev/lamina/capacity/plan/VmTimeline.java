package dev.lamina.capacity.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Seat;
import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.model.Event;
import dev.lamina.model.Host;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** One VM at the event looked at, and what has happened to it before. */
final class VmTimeline {
	/**
	 * A time in which a VM has no place on its GPU, because that was partitioned anew.
	 *
	 * @param until when it has one again; absent for never
	 */
	record Standstill(String vm, Event since, String reason, Optional<Event> until) {
		String sentence() {
			return "'" + vm + "' stands still from " + since.getTime()
					+ until.map(event -> " to " + event.getTime()).orElse(" on") + ": " + reason;
		}
	}

	/** Its copying to another GPU: the GPU that it leaves is its own until the end. */
	record Move(int from, String to, long end) {
	}

	private final Seat seat;
	private final OptionalLong start;
	private final OptionalLong stop;
	private final List<PlannedInterruption> interruptions = new ArrayList<>();
	private final List<Standstill> standstills = new ArrayList<>();
	private Optional<Stay> first;
	private Optional<Stay> stay;
	private Host host;
	private int hostIndex;
	private boolean started;
	private boolean stopped;
	private boolean suspended;
	private boolean waiting;
	private Optional<Move> move = Optional.empty();

	/**
	 * @param stay  what it has of its GPU from the beginning
	 * @param start when an event starts it
	 * @param stop  when an event stops it
	 */
	VmTimeline(Seat seat, Optional<Stay> stay, OptionalLong start, OptionalLong stop) {
		this.seat = seat;
		this.stay = stay;
		this.start = start;
		this.stop = stop;
		first = stay;
		host = seat.host();
		hostIndex = seat.hostIndex();
		started = start.isEmpty();
	}

	Vm vm() {
		return seat.vm();
	}

	int index() {
		return seat.index();
	}

	String name() {
		return seat.name();
	}

	Seat seat() {
		return seat;
	}

	Optional<Stay> stay() {
		return stay;
	}

	/** The host that it runs on. */
	Host host() {
		return host;
	}

	/** Whether a GPU is in the host that it runs on. */
	boolean isIn(GpuSlot gpu) {
		return gpu.host() == host && gpu.hostIndex() == hostIndex;
	}

	/** What it does, inheritance applied. */
	Optional<Workload> workload() {
		return Optional.ofNullable(seat.vm().getWorkload()).filter(declared -> !declared.eIsProxy()).map(Effective::of);
	}

	/** Whether it has nothing of its GPU yet: an event makes room for it before it starts. */
	boolean isAwaiting() {
		return seat.slot().isPresent() && stay.isEmpty();
	}

	/** Its GPU: where it is, else where it will be. */
	OptionalInt gpu() {
		return stay.isPresent() ? OptionalInt.of(stay.get().gpu()) : seat.slot();
	}

	/** When it is there at the earliest. */
	long start() {
		return start.orElse(0);
	}

	/** When it has gone; {@link Plan#NEVER} if it stays. */
	long stop() {
		return stop.orElse(Plan.NEVER);
	}

	/** Its state, as far as its GPU has no part in it. */
	VmState state(long time) {
		if (stopped) {
			return VmState.STOPPED;
		}
		if (!started) {
			return VmState.ABSENT;
		}
		if (suspended) {
			return VmState.SUSPENDED;
		}
		if (waiting) {
			return VmState.WAITING;
		}
		return move.filter(going -> time < going.end()).isPresent() ? VmState.MOVING : VmState.RUNNING;
	}

	Optional<Move> move() {
		return move;
	}

	boolean isStarted() {
		return started;
	}

	boolean isStopped() {
		return stopped;
	}

	boolean isWaiting() {
		return waiting;
	}

	/** The standstill that lasts, for a VM that is waiting. */
	Standstill standstill() {
		return standstills.getLast();
	}

	List<Standstill> standstills() {
		return standstills;
	}

	void begin() {
		started = true;
	}

	void end() {
		stopped = true;
	}

	void suspend(PlannedInterruption interruption) {
		suspended = true;
		interruptions.add(interruption);
	}

	void resume() {
		suspended = false;
	}

	void interrupt(PlannedInterruption interruption) {
		interruptions.add(interruption);
	}

	/** Goes to another GPU. */
	void migrate(PlannedInterruption interruption, Move going, Stay there, GpuSlot gpu) {
		interruptions.add(interruption.to(there));
		move = Optional.of(going);
		stay = Optional.of(there);
		host = gpu.host();
		hostIndex = gpu.hostIndex();
	}

	/** The same seat, for pictures: on the GPU and host where it is now. */
	Seat present(Optional<GpuSlot> gpu) {
		return gpu.isEmpty() || stay.isEmpty() ? seat
				: new Seat(seat.vm(), seat.index(), host, hostIndex, OptionalInt.of(stay.get().gpu()),
						gpu.get().policy(), gpu.get().stack());
	}

	/** Has a place from its start on. */
	void place(Stay there) {
		stay = Optional.of(there);
		first = stay;
	}

	/** Goes on in another layout of its GPU. */
	void settle(PlannedInterruption interruption, Stay there) {
		interruptions.add(interruption.to(there));
		stay = Optional.of(there);
	}

	/** Has no place in a layout of its GPU. */
	void standStill(PlannedInterruption interruption, Standstill since) {
		waiting = true;
		standstills.add(since);
		interruptions.add(interruption);
	}

	/** Has a place again: the interruption that has no end gets one. */
	void goOn(PlannedInterruption ended, Event until, Stay there) {
		waiting = false;
		Standstill over = standstills.removeLast();
		standstills.add(new Standstill(over.vm(), over.since(), over.reason(), Optional.of(until)));
		interruptions.set(interruptions.size() - 1, ended.to(there));
		stay = Optional.of(there);
	}

	VmPlan plan() {
		return new VmPlan(seat, first, start, stop, interruptions);
	}
}
