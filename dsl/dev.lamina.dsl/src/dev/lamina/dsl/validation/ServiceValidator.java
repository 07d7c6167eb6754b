package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.VM__WORKLOAD;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.PartitionEngines;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Model;
import dev.lamina.model.Operation;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;

/** Makes sure that what is to be simulated has something to do, and that the user serves the one that uses a GPU. */
public class ServiceValidator extends RuleValidator {
	private static final Set<AssignmentProblem.Kind> WITHOUT_PLACE = Set.of(AssignmentProblem.Kind.NO_GPU,
			AssignmentProblem.Kind.NO_HOST);

	@Check
	public void vmsOf(Model model) {
		Optional<Simulation> simulation = model.getDeclarations().stream().filter(Simulation.class::isInstance)
				.map(Simulation.class::cast)
				.findFirst();
		boolean unknown = model.getDeclarations().stream().filter(Vm.class::isInstance).map(Vm.class::cast)
				.anyMatch(ServiceValidator::isUnknown);
		if (unknown) {
			return;
		}
		Assignment assignment = assignment(model);
		exceeded(model, assignment, AssignmentProblem.Kind.MEMORY_EXCEEDED);
		if (simulation.isEmpty()) {
			return;
		}
		exceeded(model, assignment, AssignmentProblem.Kind.TOO_MANY_VMS);
		assignment.problems().stream().filter(assignmentProblem -> WITHOUT_PLACE.contains(assignmentProblem.kind()))
				.forEach(problem -> {
					Vm vm = problem.at() instanceof GpuDemand demand ? (Vm) demand.eContainer() : (Vm) problem.at();
					report(Rule.VM_UNSERVED, vm, vm.getGpu() == null ? NAMED_ELEMENT__NAME : VM__GPU, problem.sentence());
				});
		Set<Vm> told = new HashSet<>();
		for (VmPlacement vmPlacement : assignment.placements()) {
			if (vmPlacement.stack().isEmpty() && told.add(vmPlacement.vm())) {
				unserved(vmPlacement);
			}
		}
		told.clear();
		for (VmPlacement vmPlacement : assignment.placements()) {
			if (told.add(vmPlacement.vm())) {
				assignment.slotOf(vmPlacement).ifPresent(slot -> speed(vmPlacement, slot));
			}
		}
		boolean idle = assignment.placements().stream().map(VmPlacement::vm).distinct().allMatch(vm -> operations(vm).isEmpty());
		if (idle && assignment.problems().isEmpty() && !isBroken(model)) {
			report(Rule.SIMULATION_IDLE, simulation.get(), NAMED_ELEMENT__NAME,
					"There is nothing to simulate: no VM of this file runs a workload"
							+ " with an operation. Give a VM one with 'runs'.");
		}
	}

	/** Reports what only the whole assignment shows: that all VMs on a GPU together want too much. */
	private void exceeded(Model model, Assignment assignment, AssignmentProblem.Kind kind) {
		assignment.problems().stream()
				.filter(problem -> problem.kind() == kind && problem.at() instanceof GpuDemand
						&& problem.at().eResource() == model.eResource())
				.forEach(problem -> report(Rule.CAPACITY_EXCEEDED, problem.at().eContainer(), VM__GPU, problem.sentence()));
	}

	private void unserved(VmPlacement vmPlacement) {
		Vm vm = vmPlacement.vm();
		if (vm.getGpu() != null && vmPlacement.policy().isEmpty()) {
			report(Rule.VM_UNSERVED, vm, VM__GPU,
					"No stack serves " + vm.getName() + ": no policy with a stack holds for its GPU. Declare one, such as"
							+ " 'policy shared for "
							+ (vm.getGpu().getPlace() == null ? vmPlacement.hostName()
									: TargetMatcher.text(vm.getGpu().getPlace()))
							+ " { stack NvidiaVgpu }'.");
		} else if (vm.getGpu() == null && operations(vm).stream().anyMatch(operation -> !operation.getGpuWork().isEmpty())) {
			report(Rule.VM_UNSERVED, vm, VM__WORKLOAD, vm.getWorkload().getName() + " uses a GPU, but " + vm.getName()
					+ " has none. Give it one, such as 'gpu on HOST'.");
		}
	}

	/** A partition with engines of its own is as fast as its part of the GPU. */
	private void speed(VmPlacement vmPlacement, GpuSlot slot) {
		Optional<Profile> profile = slot.allocations().stream()
				.filter(have -> have.vm() == vmPlacement.vm() && have.index() == vmPlacement.index())
				.flatMap(have -> have.share().profileIfAny().stream()).findFirst();
		boolean spatial = vmPlacement.stack().filter(stack -> stack.getTechnique() == Technique.SPATIAL).isPresent();
		profile.filter(cut -> (spatial || PartitionEngines.areOwn(cut)) && PartitionEngines.part(cut, slot.type()).isEmpty())
				.ifPresent(cut -> report(Rule.PROPERTY_MISSING, vmPlacement.vm(), VM__GPU,
						"How fast " + cut.getName() + " is cannot be told: " + slot.type().getName()
								+ " and the profile both need 'compute-units', or both 'compute-slices'."));
	}

	/** Whether so much of the VM is missing that nothing can be said about what serves it. */
	private static boolean isUnknown(Vm vm) {
		boolean workload = vm.getWorkload() != null && vm.getWorkload().eIsProxy();
		return workload || vm.getName() == null || vm.getGpu() != null && vm.getGpu().getPlace() != null
				&& (vm.getGpu().getPlace().getElement() == null || vm.getGpu().getPlace().getElement().eIsProxy());
	}

	private List<Operation> operations(Vm vm) {
		Optional<Workload> workload = resolved(vm.getWorkload()).map(inheritanceCache()::of);
		return workload.stream().flatMap(runs -> Stream.concat(Stream.ofNullable(runs.getOperation()),
				runs.getPhases().stream().flatMap(phase -> Stream.ofNullable(phase.getOperation())))).toList();
	}
}
