package dev.lamina.placement.plan;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.CostModel;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * How long the events of VMs and GPUs take by the costs of their stack, in nanoseconds. A stack says how fast it saves, restores
 * and copies video memory, and how long a reset, an initialization and a reconfiguration take; hosts say how fast their network
 * is. Main memory is not counted, and each copy has its way for itself.
 */
final class EventDurations {
	private static final double SECOND = 1e9;

	private EventDurations() {
	}

	/** How long it takes to save what a VM keeps in video memory; 0 if the stack does not say how fast. */
	static long saving(VmTimeline vm, Optional<Stack> stack) {
		return copying(vm, stack.map(Stack::getCost).map(CostModel::getSaveBandwidth));
	}

	/** How long it takes to restore what a VM keeps in video memory; 0 if the stack does not say how fast. */
	static long restoring(VmTimeline vm, Optional<Stack> stack) {
		return copying(vm, stack.map(Stack::getCost).map(CostModel::getRestoreBandwidth));
	}

	private static long copying(VmTimeline vm, Optional<Quantity> bandwidth) {
		double speed = bandwidth.map(EventDurations::speed).orElse(0.0);
		return speed > 0 ? Math.round(state(vm) / speed * SECOND) : 0;
	}

	/** How long a VM initializes its GPU when it starts; 0 if the stack does not say. */
	static long initialization(Optional<Stack> stack) {
		return stack.map(Stack::getCost).map(CostModel::getInitialization).map(EventDurations::nanoseconds).orElse(0L);
	}

	/** How long a GPU is out of use after a failure; absent if the stack does not say. */
	static OptionalLong failure(Optional<Stack> stack) {
		Optional<CostModel> cost = stack.map(Stack::getCost)
				.filter(has -> has.getReset() != null || has.getInitialization() != null);
		return cost.isEmpty() ? OptionalLong.empty()
				: OptionalLong.of(Plan.later(nanoseconds(cost.get().getReset()), nanoseconds(cost.get().getInitialization())));
	}

	/** How long it takes to repartition a GPU; absent if the stack cannot or does not say. */
	static OptionalLong reconfiguration(Optional<Stack> stack) {
		Optional<Quantity> time = stack.map(Stack::getCost).map(CostModel::getReconfiguration);
		return time.isEmpty() ? OptionalLong.empty() : OptionalLong.of(nanoseconds(time.get()));
	}

	/** The rounds in which the video memory of a VM is copied to another GPU; absent if nothing says how fast that is. */
	static Optional<PreCopy> migration(VmTimeline vm, Stack stack, GpuSlot to) {
		long bytes = state(vm);
		double bandwidth = bandwidth(vm, stack, to);
		if (bytes > 0 && bandwidth == Double.POSITIVE_INFINITY) {
			return Optional.empty();
		}
		return Optional
				.of(PreCopy.of(bytes, vm.workload().map(Workload::getDirtyRate).map(EventDurations::speed).orElse(0.0),
						bandwidth));
	}

	/** How long a VM rests while the rest of its video memory is sent. */
	static long rest(PreCopy copy, VmTimeline vm, Stack stack, GpuSlot to) {
		long latency = vm.isIn(to) ? 0 : nanoseconds(vm.host().getNetworkLatency());
		return Plan.later(Math.round(copy.rest() / bandwidth(vm, stack, to) * SECOND), latency);
	}

	/** Bytes per second of the slowest part of the way; infinite if none is described. */
	private static double bandwidth(VmTimeline vm, Stack stack, GpuSlot to) {
		Optional<CostModel> cost = Optional.ofNullable(stack.getCost());
		double ofStack = Math.min(limit(cost.map(CostModel::getSaveBandwidth)), limit(cost.map(CostModel::getRestoreBandwidth)));
		return vm.isIn(to) ? ofStack : Math.min(ofStack,
				Math.min(limit(Optional.ofNullable(vm.host().getNetwork())), limit(Optional.ofNullable(to.host().getNetwork()))));
	}

	private static double limit(Optional<Quantity> bandwidth) {
		double speed = bandwidth.map(EventDurations::speed).orElse(0.0);
		return speed > 0 ? speed : Double.POSITIVE_INFINITY;
	}

	/** Bytes of video memory that a VM keeps: its workload's working set, else all that is set aside for it. */
	private static long state(VmTimeline vm) {
		OptionalLong workingSet = vm.workload().map(Workload::getWorkingSet).map(Quantities::bytes).orElse(OptionalLong.empty());
		return workingSet
				.orElseGet(() -> vm.allocation().map(plannedAllocation -> plannedAllocation.allocation().bytes()).orElse(0L));
	}

	private static double speed(Quantity bandwidth) {
		return bandwidth.dimension().filter(is -> is == Dimension.BANDWIDTH).isPresent() && bandwidth.signum() > 0
				? bandwidth.value() : 0;
	}

	private static long nanoseconds(Quantity time) {
		return Quantities.nanoseconds(time).orElse(0);
	}
}
