package dev.lamina.placement.assignment;

import java.util.List;

import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;

/**
 * Where every VM of a model runs and what is on every GPU; the same model always gives the same assignment.
 *
 * <p>VMs are seated in the order of the file, those that name their GPU first, those that name a host next. A VM that leaves its
 * GPU open goes where the policy's placement says: its rule rates the hosts, as that of a fleet does, among those with a GPU on
 * which the VM fits exactly, and of equal ones takes the first in the file. Without a placement that is the GPU with the fewest
 * VMs.
 *
 * <p>VMs that an event of a simulation starts come after all others. One for which there is no room beside them has a place
 * without anything of the GPU: what it gets when it starts, the plan of the simulation says.
 *
 * @param slots    every GPU, hosts in the order of the file, then their indexes, then their GPUs
 * @param placements    every VM that has a place, in the order of the file
 * @param problems what could not be laid out, in the order in which it was found
 */
public record Assignment(List<GpuSlot> slots, List<VmPlacement> placements, List<AssignmentProblem> problems) {
	public Assignment {
		slots = List.copyOf(slots);
		placements = List.copyOf(placements);
		problems = List.copyOf(problems);
	}

	/**
	 * The assignment of one file by itself, with those hosts of other files that its targets name and the policies of those
	 * files.
	 */
	public static Assignment of(Model model) {
		return of(ModelScope.of(model));
	}

	/**
	 * The assignment of all files of a model scope: VMs of one file take room that VMs of later files do not find any more. VMs that
	 * a fleet lists and that name no place are left to the fleet. Random placements are drawn from the seed of the first
	 * simulation.
	 */
	public static Assignment of(ModelScope modelScope) {
		return of(modelScope, modelScope.declared(Simulation.class).mapToLong(Simulation::getSeed).findFirst().orElse(1));
	}

	/** As {@link #of(ModelScope)}, with random placements drawn from another seed. */
	public static Assignment of(ModelScope modelScope, long seed) {
		return new AssignmentBuilder(AssignmentInput.of(modelScope), seed).assign();
	}

	/** The GPU of a seat; nothing if it has none. */
	public java.util.Optional<GpuSlot> slotOf(VmPlacement vmPlacement) {
		return vmPlacement.slot().isPresent() ? java.util.Optional.of(slots.get(vmPlacement.slot().getAsInt()))
				: java.util.Optional.empty();
	}
}
