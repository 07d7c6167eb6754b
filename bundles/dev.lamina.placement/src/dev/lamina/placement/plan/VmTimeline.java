package dev.lamina.placement.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Host;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.time.EventTimes;

/** One VM at the event looked at, and what has happened to it before. */
final class VmTimeline {
	/**
	 * A time in which a VM has no place on its GPU, because that was repartitioned.
	 *
	 * @param until when it has one again; absent for never
	 */
	record Standstill(String vm, Event since, String reason, Optional<Event> until) {
		String sentence() {
			return "'" + vm + "' stands still from " + EventTimes.text(since)
					+ until.map(event -> " to " + EventTimes.text(event)).orElse(" on") + ": " + reason;
		}
	}

	/** Its copying to another GPU: the GPU that it leaves, and on which it runs, is its own until the end. */
	record Migration(PlannedAllocation from, VmPlacement origin, String to, long end) {
	}

	/**
	 * A time in which a VM is down, because what it was on has failed.
	 *
	 * @param restart when it may run elsewhere; {@link Plan#NEVER} if it waits for the repair
	 */
	record Failure(FailureSite site, Event event, long since, long restart) {
	}

	/** What has become of a VM that was down: where it runs again and since when. */
	record Recovery(Failure failure, long time, String place) {
	}

	/** Where it is meant to be before anything has happened, then where it started. */
	private VmPlacement placement;
	/** What it would have of its GPU if it had been there from the beginning. */
	private final Optional<Allocation> meant;
	private final OptionalLong start;
	private final List<PlannedInterruption> interruptions = new ArrayList<>();
	private final List<Standstill> standstills = new ArrayList<>();
	private Optional<PlannedAllocation> first;
	private Optional<PlannedAllocation> allocation;
	private Host host;
	private int hostIndex;
	private boolean started;
	private boolean stopped;
	private boolean suspended;
	private boolean waiting;
	private Optional<Migration> migration = Optional.empty();
	private Optional<Failure> failure = Optional.empty();
	private final List<Recovery> recoveries = new ArrayList<>();
	private Event stopEvent;
	private long stopTime;

	/**
	 * @param stay  what it has of its GPU from the beginning
	 * @param meant what it would have had if it were there from the beginning
	 * @param start when an event starts it
	 */
	VmTimeline(VmPlacement vmPlacement, Optional<PlannedAllocation> stay, Optional<Allocation> meant, OptionalLong start) {
		this.placement = vmPlacement;
		this.meant = meant;
		this.allocation = stay;
		this.start = start;
		first = stay;
		host = vmPlacement.host();
		hostIndex = vmPlacement.hostIndex();
		started = start.isEmpty();
	}

	Vm vm() {
		return placement.vm();
	}

	int index() {
		return placement.index();
	}

	String name() {
		return placement.name();
	}

	VmPlacement placement() {
		return placement;
	}

	Optional<PlannedAllocation> allocation() {
		return allocation;
	}

	Optional<Allocation> meant() {
		return meant;
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
		return Optional.ofNullable(placement.vm().getWorkload()).filter(declared -> !declared.eIsProxy())
				.map(InheritanceResolver::resolve);
	}

	/** Whether it has nothing of its GPU yet, as it has not started. */
	boolean isAwaiting() {
		return placement.slot().isPresent() && allocation.isEmpty();
	}

	/** Its GPU: where it is, else where it will be. */
	OptionalInt gpu() {
		return allocation.isPresent() ? OptionalInt.of(allocation.get().gpu()) : placement.slot();
	}

	/** When it is there at the earliest. */
	long start() {
		return start.orElse(0);
	}

	/** Whether it has not started or was stopped. */
	boolean isAway() {
		return !started || stopped;
	}

	/** Its state, as far as its GPU has no part in it. */
	VmState state(long time) {
		if (stopped) {
			return VmState.STOPPED;
		}
		if (!started) {
			return VmState.ABSENT;
		}
		if (failure.isPresent()) {
			return VmState.FAILED;
		}
		if (suspended) {
			return VmState.SUSPENDED;
		}
		if (waiting) {
			return VmState.WAITING;
		}
		return migration.filter(going -> time < going.end()).isPresent() ? VmState.MOVING : VmState.RUNNING;
	}

	Optional<Migration> migration() {
		return migration;
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

	/** Is shut down: what has interrupted it is over, and a copying that has not ended never was. */
	void end(Event event, long time) {
		clear(time, Optional.of(event));
		failure = Optional.empty();
		stopped = true;
		stopEvent = event;
		stopTime = time;
	}

	/** Ends what interrupts it at a time, and forgets what would have begun later. */
	private void clear(long time, Optional<Event> by) {
		interruptions.removeIf(interruption -> interruption.from() > time);
		interruptions.replaceAll(interruption -> interruption.end() > time ? interruption.endingAt(time, 0) : interruption);
		migration = Optional.empty();
		if (waiting) {
			Standstill over = standstills.removeLast();
			standstills.add(new Standstill(over.vm(), over.since(), over.reason(), by));
		}
		suspended = false;
		waiting = false;
	}

	/** Is there again after a stop. */
	void beginAgain(long time, long comingBack, Optional<PlannedAllocation> there, Optional<GpuSlot> gpu) {
		interruptions.add(PlannedInterruption.absence(stopEvent, stopTime, PlannedInterruption.Effect.OFF));
		stopped = false;
		comeBack(time, comingBack, there, gpu);
	}

	/** Goes down, because what it was on has failed; what has interrupted it before is over. */
	void goDown(Failure failed) {
		clear(failed.since(), Optional.of(failed.event()));
		interruptions.add(PlannedInterruption.absence(failed.event(), failed.since(), PlannedInterruption.Effect.DOWN));
		failure = Optional.of(failed);
	}

	/** Runs again after a failure. */
	void recover(long time, long comingBack, Optional<PlannedAllocation> there, Optional<GpuSlot> gpu, String place) {
		recoveries.add(new Recovery(failure.orElseThrow(), time, place));
		failure = Optional.empty();
		comeBack(time, comingBack, there, gpu);
	}

	private void comeBack(long time, long comingBack, Optional<PlannedAllocation> there, Optional<GpuSlot> gpu) {
		PlannedInterruption over = interruptions.removeLast().endingAt(time, comingBack);
		interruptions.add(there.map(over::withDestination).orElse(over));
		if (there.isPresent()) {
			allocation = there;
			host = gpu.orElseThrow().host();
			hostIndex = gpu.get().hostIndex();
		}
	}

	/** The failure because of which it is down. */
	Optional<Failure> failure() {
		return failure;
	}

	List<Recovery> recoveries() {
		return recoveries;
	}

	/** The GPU to which it was being copied cannot be used: it stays where it is. */
	void cancelMigration(PlannedAllocation back, GpuSlot gpu) {
		interruptions.removeIf(interruption -> interruption.end() == migration.orElseThrow().end()
				&& interruption.event().getAction() == EventAction.MIGRATE);
		migration = Optional.empty();
		allocation = Optional.of(back);
		host = gpu.host();
		hostIndex = gpu.hostIndex();
	}

	/** Whether it is still being copied to another GPU at a time. */
	boolean isMoving(long time) {
		return migration.filter(going -> time < going.end()).isPresent();
	}

	int hostIndex() {
		return hostIndex;
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
	void migrate(PlannedInterruption interruption, Migration going, PlannedAllocation there, GpuSlot gpu) {
		interruptions.add(interruption.withDestination(there));
		migration = Optional.of(going);
		allocation = Optional.of(there);
		host = gpu.host();
		hostIndex = gpu.hostIndex();
	}

	/** Where it is at a time that is not before the last event: on the GPU that it leaves as long as it is being copied. */
	VmPlacement placement(long time, Optional<GpuSlot> gpu) {
		return migration.filter(going -> time < going.end()).map(Migration::origin).orElseGet(() -> currentPlacement(gpu));
	}

	/** Whether it does not work at a time, whatever the reason. */
	boolean isInterrupted(long time) {
		return interruptions.stream().anyMatch(interruption -> interruption.from() <= time && time < interruption.end());
	}

	/** Where it is, or to which GPU it is being copied. */
	VmPlacement currentPlacement(Optional<GpuSlot> gpu) {
		return gpu.isEmpty() || allocation.isEmpty() ? placement : placementOn(gpu.get(), allocation.get().gpu());
	}

	private VmPlacement placementOn(GpuSlot gpu, int number) {
		return new VmPlacement(placement.vm(), placement.index(), host, hostIndex, OptionalInt.of(number), gpu.policy(),
				gpu.stack());
	}

	/** Has a place from its start on; what has happened to the GPU that it was meant for is nothing to it if it is on another one. */
	void place(PlannedAllocation there, GpuSlot gpu, boolean moved) {
		if (moved) {
			interruptions.clear();
			host = gpu.host();
			hostIndex = gpu.hostIndex();
		}
		placement = placementOn(gpu, there.gpu());
		allocation = Optional.of(there);
		first = allocation;
	}

	/** Goes on in another layout of its GPU. */
	void settle(PlannedInterruption interruption, PlannedAllocation there) {
		interruptions.add(interruption.withDestination(there));
		allocation = Optional.of(there);
	}

	/** Has no place in a layout of its GPU. */
	void standStill(PlannedInterruption interruption, Standstill since) {
		waiting = true;
		standstills.add(since);
		interruptions.add(interruption);
	}

	/** Has a place again: the interruption that has no end gets one. */
	void endStandstill(PlannedInterruption ended, Event until, PlannedAllocation there) {
		waiting = false;
		Standstill over = standstills.removeLast();
		standstills.add(new Standstill(over.vm(), over.since(), over.reason(), Optional.of(until)));
		interruptions.set(interruptions.size() - 1, ended.withDestination(there));
		allocation = Optional.of(there);
	}

	VmPlan plan() {
		return new VmPlan(placement, first, start, stopped ? OptionalLong.of(stopTime) : OptionalLong.empty(), interruptions);
	}
}
