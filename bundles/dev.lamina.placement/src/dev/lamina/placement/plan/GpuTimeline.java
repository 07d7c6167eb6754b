package dev.lamina.placement.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

import dev.lamina.capacity.Fit;
import dev.lamina.model.Event;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuAllocator;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.Repartitioning;

/** One GPU at the event looked at, and the layouts that it had before. */
final class GpuTimeline {
	/**
	 * A failure and when what has failed can be used again.
	 *
	 * @param isReset whether it is only reset, so that its VMs wait for it
	 */
	record Outage(Event event, long end, boolean isReset) {
		Outage(Event event, long end) {
			this(event, end, false);
		}
	}

	private final int number;
	/** By name, in the order in which they come; the first has no name. */
	private final SequencedMap<String, GpuAllocator> layouts = new LinkedHashMap<>();
	private Optional<Outage> outage = Optional.empty();
	/** By the number of the instance. */
	private final Map<Integer, Outage> instances = new TreeMap<>();
	private long reconfigured;

	GpuTimeline(int number, GpuSlot slot) {
		this.number = number;
		layouts.put("", GpuAllocator.running(slot));
	}

	int number() {
		return number;
	}

	/** The GPU as it is now. */
	GpuSlot current() {
		return allocator().snapshot();
	}

	private GpuAllocator allocator() {
		return layouts.lastEntry().getValue();
	}

	String name() {
		return allocator().name();
	}

	/** Gives a VM what it asks for, or says why that cannot be. */
	Optional<AssignmentProblem> tryAllocate(Vm vm, int index) {
		return allocator().tryAllocate(vm, index);
	}

	/** The same, if possible with the partition that it was meant to have before anything had happened. */
	Optional<AssignmentProblem> tryAllocate(Vm vm, int index, Optional<Allocation> meant) {
		OptionalInt partition = layouts.size() == 1 && meant.isPresent()
				&& meant.get().share() instanceof GpuShare.OfProfile share ? OptionalInt.of(share.partition())
						: OptionalInt.empty();
		return allocator().tryAllocate(vm, index, partition);
	}

	/** Takes a VM off the GPU that is not there from the beginning, and says what it would have had. */
	Optional<Allocation> withdraw(Vm vm, int index) {
		Optional<Allocation> meant = allocation(vm, index);
		allocator().withdraw(vm, index);
		return meant;
	}

	/** What a VM has that was seated. */
	PlannedAllocation allocationOf(Vm vm, int index) {
		return new PlannedAllocation(number, layouts.lastEntry().getKey(), allocation(vm, index).orElseThrow());
	}

	Optional<Allocation> allocation(Vm vm, int index) {
		return allocator().allocation(vm, index);
	}

	void release(Vm vm, int index) {
		allocator().release(vm, index);
	}

	/** Cuts it again under a policy, with no one on it, or says why the partitions do not fit. */
	Optional<String> repartition(Policy policy) {
		GpuSlot before = current();
		return switch (Repartitioning.fit(policy, before.type())) {
			case Fit.Placed placed -> {
				layouts.put(layoutName(policy.getName()), allocator().repartitioned(policy, placed.added()));
				yield Optional.empty();
			}
			case Fit.Refused refused -> Optional
					.of("Policy " + policy.getName() + " cannot cut " + before.name() + ": " + refused.sentence(before.name()));
		};
	}

	/** A policy can be in force several times. */
	private String layoutName(String policy) {
		Set<String> taken = layouts.keySet();
		return taken.contains(policy) ? policy + " (" + taken.size() + ')' : policy;
	}

	void fail(Outage failure) {
		outage = Optional.of(failure);
	}

	/** It can be used again. */
	void repair() {
		outage = Optional.empty();
	}

	/** An instance fails. */
	void failInstance(int instance, Outage failure) {
		instances.put(instance, failure);
		if (!failure.isReset()) {
			allocator().block(instance);
		}
	}

	/** An instance can be used again. */
	void repairInstance(int instance) {
		instances.remove(instance);
		allocator().unblock(instance);
	}

	/** The failure because of which one of its instances is out of use at a time. */
	Optional<Outage> outage(int instance, long time) {
		return Optional.ofNullable(instances.get(instance)).filter(failure -> time < failure.end());
	}

	/** The first failure because of which it or one of its instances is out of use at a time. */
	Optional<Outage> anyOutage(long time) {
		return outage(time).or(() -> instances.values().stream().filter(failure -> time < failure.end()).findFirst());
	}

	/** Takes a VM out of an instance that has failed and gives it another one; if there is none it stays where it is. */
	Optional<AssignmentProblem> moveToAnotherInstance(Vm vm, int index, int failed) {
		allocator().release(vm, index);
		Optional<AssignmentProblem> problem = allocator().tryAllocate(vm, index);
		if (problem.isPresent()) {
			allocator().unblock(failed);
			allocator().tryAllocate(vm, index, OptionalInt.of(failed));
			allocator().block(failed);
		}
		return problem;
	}

	/** The failure because of which it is out of use at a time. */
	Optional<Outage> outage(long time) {
		return outage.filter(failure -> time < failure.end());
	}

	/** Serves no VM until a time, because it is being repartitioned. */
	void reconfigure(long end) {
		reconfigured = end;
	}

	/** Its state at a time that is not before the last event. */
	GpuState state(long time) {
		return outage(time).isPresent() ? GpuState.FAILED : time < reconfigured ? GpuState.RECONFIGURING : GpuState.IN_SERVICE;
	}

	/** Its layouts by name, each with everything that is ever on it. */
	Map<String, GpuSlot> layouts() {
		SequencedMap<String, GpuSlot> all = new LinkedHashMap<>();
		layouts.forEach((name, open) -> all.put(name, open.cumulativeSnapshot()));
		return all;
	}
}
