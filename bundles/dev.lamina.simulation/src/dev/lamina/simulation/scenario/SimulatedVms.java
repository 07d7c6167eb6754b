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
import dev.lamina.placement.plan.VmPlan;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Every VM of an assignment that can be simulated, or the reason why one cannot. */
public final class SimulatedVms {
	private SimulatedVms() {
	}

	/**
	 * The VMs in the order of the file, where each of them starts.
	 *
	 * @throws SimulationRefusedException if the model does not fit together, an event cannot happen, or nothing has something to
	 *     do
	 */
	public static List<SimulatedVm> of(Plan plan) throws SimulationRefusedException {
		Assignment assignment = plan.initial();
		if (!assignment.problems().isEmpty()) {
			AssignmentProblem first = assignment.problems().getFirst();
			throw new SimulationRefusedException(RefusalReason.of(first.kind()), first.sentence(), first.at());
		}
		if (!plan.problems().isEmpty()) {
			PlanProblem first = plan.problems().getFirst();
			throw new SimulationRefusedException(RefusalReason.of(first.kind()), first.sentence(), first.at());
		}
		List<SimulatedVm> simulatedVms = new ArrayList<>();
		Map<Workload, Workload> effective = new IdentityHashMap<>();
		for (VmPlan vm : plan.vms()) {
			VmPlacement vmPlacement = vm.placement();
			Optional<Workload> workload = Optional.ofNullable(vmPlacement.vm().getWorkload())
					.map(declared -> effective.computeIfAbsent(declared, InheritanceResolver::resolve));
			SimulatedVm simulatedVm = guest(vmPlacement, assignment.slotOf(vmPlacement), workload);
			refuseUnserved(simulatedVm);
			simulatedVms.add(simulatedVm);
		}
		if (simulatedVms.stream().allMatch(guest -> guest.operations().isEmpty())) {
			throw new SimulationRefusedException(RefusalReason.NOTHING_TO_DO,
					"There is nothing to simulate: no VM runs a workload with an operation. Give a VM one with 'runs'.",
					null);
		}
		return simulatedVms;
	}

	private static SimulatedVm guest(VmPlacement vmPlacement, Optional<GpuSlot> slot, Optional<Workload> workload) {
		Optional<Allocation> resident = slot.flatMap(gpu -> gpu.allocations().stream()
				.filter(have -> have.vm() == vmPlacement.vm() && have.index() == vmPlacement.index()).findFirst());
		Optional<GpuType> reference = workload.map(Workload::getReference).map(InheritanceResolver::resolve)
				.or(() -> slot.map(GpuSlot::type));
		return new SimulatedVm(vmPlacement, slot, resident, workload, reference, "");
	}

	private static void refuseUnserved(SimulatedVm simulatedVm) throws SimulationRefusedException {
		boolean usesGpu = !simulatedVm.engines().isEmpty() || simulatedVm.slot().isPresent();
		if (usesGpu && simulatedVm.stack().isEmpty()) {
			throw new SimulationRefusedException(RefusalReason.VM_UNSERVED, simulatedVm.slot().isPresent()
					? "No stack serves '" + simulatedVm.name() + "': no policy with a stack holds for '" + simulatedVm.place()
							+ "'. Declare one: policy shared for "
							+ simulatedVm.place() + " { stack ... }."
					: "The workload of '" + simulatedVm.name() + "' uses a GPU, but the VM has none. Give it one with 'gpu'.",
					simulatedVm.placement().vm());
		}
		if (simulatedVm.stack().isPresent() && !simulatedVm.stack().get().isSetTechnique()) {
			throw new SimulationRefusedException(RefusalReason.PROPERTY_MISSING,
					"The stack '" + simulatedVm.stack().get().getName()
							+ "' names no technique. Write it after a colon: stack " + simulatedVm.stack().get().getName()
							+ " : sr-iov.",
					simulatedVm.placement().policy().map(policy -> policy.getStack()).orElse(null));
		}
	}
}
