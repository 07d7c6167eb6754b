package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.model.GpuType;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.plan.PlanProblem;
import dev.lamina.simulation.SimulationRefusedException;

/** Every VM of an assignment that can be simulated, or the reason why one cannot. */
public final class Guests {
	private Guests() {
	}

	/**
	 * The VMs in the order of the file, as they are before anything has happened.
	 *
	 * @throws SimulationRefusedException if the model does not fit together, an event cannot happen, or nothing has something to
	 *     do
	 */
	public static List<Guest> of(Plan plan) throws SimulationRefusedException {
		Assignment assignment = plan.initial();
		if (!assignment.problems().isEmpty()) {
			AssignmentProblem first = assignment.problems().getFirst();
			throw new SimulationRefusedException(first.sentence(), first.at());
		}
		if (!plan.problems().isEmpty()) {
			PlanProblem first = plan.problems().getFirst();
			throw new SimulationRefusedException(first.sentence(), first.at());
		}
		List<Guest> guests = new ArrayList<>();
		Map<Workload, Workload> effective = new IdentityHashMap<>();
		for (VmPlacement vmPlacement : assignment.placements()) {
			Optional<Workload> workload = Optional.ofNullable(vmPlacement.vm().getWorkload())
					.map(declared -> effective.computeIfAbsent(declared, InheritanceResolver::resolve));
			Guest guest = guest(vmPlacement, assignment.slotOf(vmPlacement), workload);
			refuseUnserved(guest);
			guests.add(guest);
		}
		if (guests.stream().allMatch(guest -> guest.operations().isEmpty())) {
			throw new SimulationRefusedException(
					"There is nothing to simulate: no VM runs a workload with an operation. Give a VM one with 'runs'.");
		}
		return guests;
	}

	private static Guest guest(VmPlacement vmPlacement, Optional<GpuSlot> slot, Optional<Workload> workload) {
		Optional<Allocation> resident = slot.flatMap(gpu -> gpu.allocations().stream()
				.filter(have -> have.vm() == vmPlacement.vm() && have.index() == vmPlacement.index()).findFirst());
		Optional<GpuType> reference = workload.map(Workload::getReference).map(InheritanceResolver::resolve)
				.or(() -> slot.map(GpuSlot::type));
		return new Guest(vmPlacement, slot, resident, workload, reference, "");
	}

	private static void refuseUnserved(Guest guest) throws SimulationRefusedException {
		boolean usesGpu = !guest.engines().isEmpty() || guest.slot().isPresent();
		if (usesGpu && guest.stack().isEmpty()) {
			throw new SimulationRefusedException(guest.slot().isPresent()
					? "No stack serves '" + guest.name() + "': no policy with a stack holds for '" + guest.place()
							+ "'. Declare one: policy shared for "
							+ guest.place() + " { stack ... }."
					: "The workload of '" + guest.name() + "' uses a GPU, but the VM has none. Give it one with 'gpu'.",
					guest.seat().vm());
		}
		if (guest.stack().isPresent() && !guest.stack().get().isSetTechnique()) {
			throw new SimulationRefusedException("The stack '" + guest.stack().get().getName()
					+ "' names no technique. Write it after a colon: stack " + guest.stack().get().getName() + " : sr-iov.",
					guest.seat().policy().map(policy -> policy.getStack()).orElse(null));
		}
	}
}
