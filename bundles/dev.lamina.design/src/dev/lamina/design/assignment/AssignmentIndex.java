package dev.lamina.design.assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.plan.GpuState;
import dev.lamina.placement.plan.PlanSnapshot;
import dev.lamina.placement.scope.ModelScope;

/**
 * The assignment of a model by declaration: the same for every question until the model changes.
 *
 * <p>A model is taken together with the loaded files of its package and of the packages that it imports. A caller that knows the
 * project better says so by {@link #install}.
 */
public final class AssignmentIndex {
	private final Assignment assignment;
	private final Optional<PlanSnapshot> planSnapshot;
	private final Map<HostGpu, List<GpuSlot>> slots = new HashMap<>();
	private final Map<GpuSlot, GpuState> gpuStates = new IdentityHashMap<>();
	private final Map<Vm, List<VmPlacement>> vmPlacements = new HashMap<>();
	private final Map<EObject, List<AssignmentProblem>> assignmentProblems = new HashMap<>();
	private final Map<Host, List<VmPlacement>> placementsOn = new HashMap<>();
	private final Map<Object, Object> derived = new HashMap<>();

	private AssignmentIndex(Assignment assignment, Optional<PlanSnapshot> planSnapshot) {
		this.assignment = assignment;
		this.planSnapshot = planSnapshot;
		planSnapshot.ifPresent(shown -> IntStream.range(0, assignment.slots().size())
				.forEach(number -> gpuStates.put(assignment.slots().get(number), shown.gpus().get(number))));
		assignment.slots().forEach(slot -> slots.computeIfAbsent(slot.hostGpu(), gpu -> new ArrayList<>()).add(slot));
		for (VmPlacement vmPlacement : assignment.placements()) {
			vmPlacements.computeIfAbsent(vmPlacement.vm(), vm -> new ArrayList<>()).add(vmPlacement);
			placementsOn.computeIfAbsent(vmPlacement.host(), host -> new ArrayList<>()).add(vmPlacement);
		}
		assignment.problems()
				.forEach(assignmentProblem -> assignmentProblems
						.computeIfAbsent(shownAt(assignmentProblem.at()), at -> new ArrayList<>()).add(assignmentProblem));
	}

	/** The seating of the model that holds an element; an empty one where none holds it. */
	public static AssignmentIndex of(EObject element) {
		return EcoreUtil.getRootContainer(element) instanceof Model model
				? AssignmentCache.of(model)
						.assignmentIndex(
								() -> new AssignmentIndex(Assignment.of(LoadedModels.modelScope(model)), Optional.empty()))
				: new AssignmentIndex(new Assignment(List.of(), List.of(), List.of()), Optional.empty());
	}

	/** Makes the files of a model scope one model together, until one of them changes. */
	public static void install(ModelScope modelScope) {
		install(modelScope, new AssignmentIndex(Assignment.of(modelScope), Optional.empty()));
	}

	/** The same, at a time of the plan of a simulation: all diagrams and tables show who sits where then. */
	public static void install(ModelScope modelScope, PlanSnapshot planSnapshot) {
		install(modelScope, new AssignmentIndex(planSnapshot.assignment(), Optional.of(planSnapshot)));
	}

	private static void install(ModelScope modelScope, AssignmentIndex assignmentIndex) {
		modelScope.models().forEach(model -> AssignmentCache.of(model).put(assignmentIndex));
	}

	/** The time of a plan that is shown; absent if nothing has happened yet. */
	public Optional<PlanSnapshot> planSnapshot() {
		return planSnapshot;
	}

	/** The state of a GPU of the assignment at that time. */
	Optional<GpuState> state(GpuSlot slot) {
		return Optional.ofNullable(gpuStates.get(slot));
	}

	/** The whole assignment. */
	public Assignment assignment() {
		return assignment;
	}

	/** The physical GPUs of a declaration, in the order of their names. */
	public List<GpuSlot> slots(HostGpu gpu) {
		return slots.getOrDefault(gpu, List.of());
	}

	/** The places of the instances of a VM, by index; those that found none are missing. */
	public List<VmPlacement> placements(Vm vm) {
		return vmPlacements.getOrDefault(vm, List.of());
	}

	/** Who runs on the processors of a host, in the order of the file. */
	public List<VmPlacement> placementsOn(Host host) {
		return placementsOn.getOrDefault(host, List.of());
	}

	/** The problems that a diagram shows at an element. */
	public List<AssignmentProblem> problems(EObject element) {
		return assignmentProblems.getOrDefault(element, List.of());
	}

	/** What one instance of a VM has of a GPU; nothing if it has no GPU. */
	public Optional<Allocation> allocation(VmPlacement vmPlacement) {
		return assignment.slotOf(vmPlacement).flatMap(slot -> slot.allocations().stream()
				.filter(allocation -> allocation.vm() == vmPlacement.vm() && allocation.index() == vmPlacement.index())
				.findFirst());
	}

	/** Something that follows from the seating alone, computed at the first question. */
	@SuppressWarnings("unchecked")
	public synchronized <K, V> V computeIfAbsent(K key, java.util.function.Function<K, V> from) {
		Object known = derived.get(key);
		if (known == null) {
			known = from.apply(key);
			derived.put(key, known);
		}
		return (V) known;
	}

	/** The policies that hold for a declaration of GPUs, without repetition. */
	public List<Policy> policies(HostGpu gpu) {
		return slots(gpu).stream().flatMap(slot -> slot.policy().stream()).distinct().toList();
	}

	/** The GPUs on which instances of a VM are, with those of their instances, in the order of the file. */
	public Map<HostGpu, List<VmPlacement>> gpus(Vm vm) {
		Map<HostGpu, List<VmPlacement>> gpus = new LinkedHashMap<>();
		placements(vm).forEach(vmPlacement -> assignment.slotOf(vmPlacement)
				.ifPresent(slot -> gpus.computeIfAbsent(slot.hostGpu(), gpu -> new ArrayList<>()).add(vmPlacement)));
		return gpus;
	}

	/** The element of a diagram at which a problem is shown: a demand at its VM, a target at its policy. */
	private static EObject shownAt(EObject at) {
		return at instanceof GpuDemand || at instanceof Target && at.eContainer() != null ? shownAt(at.eContainer()) : at;
	}
}
