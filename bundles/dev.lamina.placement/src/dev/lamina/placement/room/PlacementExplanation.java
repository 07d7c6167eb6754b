package dev.lamina.placement.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuAllocator;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.InstanceNames;

/**
 * Why one VM is where it is, and not elsewhere.
 *
 * @param vm         its name, {@code designer[3]}
 * @param placement  where it is; absent if it has no place
 * @param allocation what it has of its GPU; absent if it has none, or nothing that is counted
 * @param problems   sentences about what keeps it from having what it wants
 * @param others     all other GPUs, in the order of the file
 */
public record PlacementExplanation(String vm, Optional<VmPlacement> placement, Optional<GpuSlot> slot,
		Optional<Allocation> allocation, List<String> problems, List<OtherGpu> others) {
	/**
	 * Why a VM is not on a GPU.
	 *
	 * @param slot     the GPU
	 * @param obstacle a sentence; empty if the VM would fit there beside all others
	 */
	public record OtherGpu(GpuSlot slot, Optional<String> obstacle) {
	}

	/** Explains one VM of an assignment, by its declaration and its number from 0. */
	public static PlacementExplanation of(Assignment assignment, Vm vm, int index) {
		Optional<VmPlacement> placement = assignment.placements().stream()
				.filter(each -> each.vm() == vm && each.index() == index).findFirst();
		Optional<GpuSlot> slot = placement.flatMap(assignment::slotOf);
		Optional<Allocation> allocation = slot.stream().flatMap(each -> each.allocations().stream())
				.filter(each -> each.vm() == vm && each.index() == index).findFirst();
		List<String> problems = allocation.isPresent() ? List.of()
				: assignment.problems().stream()
						.filter(problem -> problem.at() == vm || problem.at() == vm.getGpu() && vm.getGpu() != null)
						.map(AssignmentProblem::sentence).distinct().toList();
		List<OtherGpu> others = new ArrayList<>();
		for (GpuSlot other : assignment.slots()) {
			if (vm.getGpu() != null && slot.filter(own -> own == other).isEmpty()) {
				others.add(new OtherGpu(other, obstacle(other, vm, index)));
			}
		}
		return new PlacementExplanation(InstanceNames.of(vm, index), placement, slot, allocation, problems, others);
	}

	/** Where its partition starts; absent if it has none, or the GPU has no axis. */
	public OptionalInt start() {
		return allocation.isPresent() && allocation.get().share() instanceof GpuShare.OfProfile have ? have.placement().start()
				: OptionalInt.empty();
	}

	private static Optional<String> obstacle(GpuSlot slot, Vm vm, int index) {
		Target place = vm.getGpu().getPlace();
		if (place != null && !TargetMatcher.matches(place, slot)) {
			return Optional.of(vm.getName() + " asks for " + TargetMatcher.text(place) + ".");
		}
		return FreeRoom.refusal(GpuAllocator.running(slot), slot, vm, index);
	}
}
