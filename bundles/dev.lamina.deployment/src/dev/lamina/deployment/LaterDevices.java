package dev.lamina.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lamina.model.Simulation;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.plan.PlanSnapshot.VmInstance;
import dev.lamina.placement.plan.PlannedAllocation;
import dev.lamina.placement.plan.VmPlan;
import dev.lamina.placement.scope.ModelScope;

/**
 * Says which device a VM gets that an event starts and that finds no room at the beginning: what another VM has until then, as
 * far as the GPUs are cut so from the beginning.
 */
final class LaterDevices {
	private static final String LATER = "deployment.later";

	private final Assignment initial;
	/** The plan of a VM in the first simulation that starts it. */
	private final Map<VmInstance, VmPlan> plans = new HashMap<>();

	private LaterDevices(Assignment initial) {
		this.initial = initial;
	}

	static LaterDevices of(ModelScope modelScope, Assignment initial) {
		LaterDevices laterDevices = new LaterDevices(initial);
		if (VmStarts.of(modelScope).isAnyLater()) {
			List<Simulation> simulations = modelScope.declared(Simulation.class).toList();
			for (Simulation simulation : simulations) {
				Plan.of(modelScope, simulation, simulation.getSeed()).vms().stream().filter(vm -> vm.start().isPresent())
						.forEach(vm -> laterDevices.plans.putIfAbsent(of(vm.placement()), vm));
			}
		}
		return laterDevices;
	}

	private static VmInstance of(VmPlacement placement) {
		return new VmInstance(placement.vm(), placement.index());
	}

	/** Whether a VM has nothing of its GPU at the beginning. */
	boolean isWithout(VmPlacement placement) {
		return plans.containsKey(of(placement)) && initial.slotOf(placement).isPresent() && allocation(placement).isEmpty();
	}

	/**
	 * How a VM starts that has nothing of its GPU at the beginning, if the device that it gets then is there from the beginning.
	 *
	 * @param generationOutput takes the notes: whose device it is until then, or that it gets none
	 */
	Optional<VmPlan> planOf(VmPlacement placement, GenerationOutput generationOutput) {
		if (!isWithout(placement)) {
			return Optional.empty();
		}
		VmPlan plan = plans.get(of(placement));
		Optional<VmPlan> there = Optional.of(plan).filter(vm -> vm.allocation().filter(this::isThere).isPresent());
		if (there.isPresent()) {
			generationOutput.addNote(LATER, placement.vm(), placement.name() + " starts later and gets the device that "
					+ owners(plan.allocation().get()) + " has at the beginning. Start its domain when that is free.");
		} else {
			generationOutput.addNote(LATER, placement.vm(), placement.name()
					+ " is left out: it starts later, and its device is not there at the beginning.");
		}
		return there;
	}

	/** Whether a GPU is cut from the beginning so that what a VM gets is a part of it. */
	private boolean isThere(PlannedAllocation planned) {
		GpuSlot slot = initial.slots().get(planned.gpu());
		return planned.layout().isEmpty() && (!(planned.allocation().share() instanceof GpuShare.OfProfile share)
				|| share.partition() < slot.partitions().size()
						&& slot.partitions().get(share.partition()).equals(share.placement()));
	}

	private String owners(PlannedAllocation planned) {
		return initial.slots().get(planned.gpu()).allocations().stream()
				.filter(other -> !(planned.allocation().share() instanceof GpuShare.OfProfile share)
						|| other.share() instanceof GpuShare.OfProfile its && its.partition() == share.partition())
				.map(Allocation::name).collect(Collectors.collectingAndThen(Collectors.joining(", "),
						names -> names.isEmpty() ? "nothing else" : names));
	}

	private Optional<Allocation> allocation(VmPlacement placement) {
		return initial.slotOf(placement).flatMap(slot -> slot.allocations().stream()
				.filter(each -> each.vm() == placement.vm() && each.index() == placement.index()).findFirst());
	}
}
