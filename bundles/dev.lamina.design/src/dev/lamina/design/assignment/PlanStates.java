package dev.lamina.design.assignment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.plan.GpuState;
import dev.lamina.placement.plan.PlanSnapshot;
import dev.lamina.placement.plan.VmState;

/** Says in words what VMs and GPUs do at the time of a plan that is shown; nothing if none is shown, or if they just run. */
public final class PlanStates {
	private static final long SECOND = 1_000_000_000;

	private PlanStates() {
	}

	/** {@code shift at 20 s}; empty if no time of a plan is shown. */
	public static String timeLabel(EObject element) {
		return AssignmentIndex.of(element).planSnapshot()
				.map(snapshot -> (snapshot.simulation() == null || snapshot.simulation().getName() == null ? ""
						: snapshot.simulation().getName() + ' ') + "at " + timeText(snapshot.time()))
				.orElse("");
	}

	/** A time in nanoseconds as models write it: {@code 20 s}, {@code 5.5 s}, {@code 300 ms}. */
	public static String timeText(long nanoseconds) {
		return nanoseconds > 0 && nanoseconds < SECOND ? Quantity.ofBase(nanoseconds, Dimension.DURATION).toString()
				: BigDecimal.valueOf(nanoseconds, 9).stripTrailingZeros().toPlainString() + " s";
	}

	/** {@code suspended}, or how many do what: {@code 1 suspended, 2 stopped}. */
	public static String vmLabel(Vm vm) {
		Map<VmState, Long> counts = counts(vm);
		boolean all = counts.size() == 1;
		return counts.entrySet().stream().filter(state -> state.getKey() != VmState.RUNNING)
				.map(state -> all ? state.getKey().label() : state.getValue() + " " + state.getKey().label())
				.collect(Collectors.joining(", "));
	}

	/** How many of the VMs of a declaration have not started yet, or have stopped. */
	public static int awayCount(Vm vm) {
		return (int) states(vm).filter(VmState::isAway).count();
	}

	/** Whether no VM of a declaration is there. */
	public static boolean isAway(Vm vm) {
		return vm.getCount() > 0 && awayCount(vm) == vm.getCount();
	}

	/** Whether a VM of a declaration is there, but does not work. */
	public static boolean isInterrupted(Vm vm) {
		return states(vm).anyMatch(state -> state == VmState.SUSPENDED || state == VmState.WAITING || state == VmState.FAILED);
	}

	/** Whether a VM of a declaration is being copied to another GPU. */
	public static boolean isMigrating(Vm vm) {
		return states(vm).anyMatch(state -> state == VmState.MOVING);
	}

	/** {@code failed}, {@code being repartitioned}, or of how many of its GPUs that is so. */
	public static String gpuLabel(HostGpu gpu) {
		Map<GpuState, Long> counts = AssignmentIndex.of(gpu).slots(gpu).stream().flatMap(slot -> state(slot).stream())
				.collect(Collectors.groupingBy(state -> state, () -> new EnumMap<>(GpuState.class), Collectors.counting()));
		return counts.entrySet().stream().filter(state -> state.getKey() != GpuState.IN_SERVICE)
				.map(state -> counts.size() == 1 ? state.getKey().label() : state.getValue() + " " + state.getKey().label())
				.collect(Collectors.joining(", "));
	}

	/** {@code failed} or {@code being repartitioned}. */
	public static String gpuLabel(GpuSlot slot) {
		return state(slot).filter(state -> state != GpuState.IN_SERVICE).map(GpuState::label).orElse("");
	}

	private static Optional<GpuState> state(GpuSlot slot) {
		return AssignmentIndex.of(slot.hostGpu()).state(slot);
	}

	/** Whether one of the GPUs of a declaration has failed. */
	public static boolean isFailed(HostGpu gpu) {
		return AssignmentIndex.of(gpu).slots(gpu).stream().anyMatch(slot -> state(slot).orElse(null) == GpuState.FAILED);
	}

	/** What one VM does that has something of a GPU: {@code suspended}; of the GPU to which it migrates {@code arriving}. */
	public static String allocationLabel(Allocation allocation, GpuSlot slot) {
		AssignmentIndex index = AssignmentIndex.of(allocation.vm());
		Optional<VmState> state = index.planSnapshot().flatMap(snapshot -> snapshot.state(allocation.vm(), allocation.index()))
				.filter(is -> is != VmState.RUNNING);
		boolean leaving = index.placements(allocation.vm()).stream().filter(placement -> placement.index() == allocation.index())
				.map(index.assignment()::slotOf).flatMap(Optional::stream).anyMatch(there -> there == slot);
		return state.map(is -> is == VmState.MOVING && !leaving ? "arriving" : is.label()).orElse("");
	}

	private static Map<VmState, Long> counts(Vm vm) {
		return states(vm)
				.collect(Collectors.groupingBy(state -> state, () -> new EnumMap<>(VmState.class), Collectors.counting()));
	}

	private static Stream<VmState> states(Vm vm) {
		Optional<PlanSnapshot> shown = AssignmentIndex.of(vm).planSnapshot();
		return shown.isEmpty() ? Stream.empty() : IntStream.range(0, Math.max(0, vm.getCount()))
				.mapToObj(index -> shown.get().state(vm, index).orElse(null)).filter(Objects::nonNull);
	}
}
