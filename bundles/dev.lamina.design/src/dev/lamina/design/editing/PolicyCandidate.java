package dev.lamina.design.editing;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.inheritance.InheritanceResolver;

/**
 * A policy for one GPU or one host that is under none.
 *
 * @param place the GPU or host
 * @param stack a stack that works there
 */
record PolicyCandidate(EObject place, Stack stack) {
	/**
	 * The first that leaves the VMs what they have, under a stack of the file's policies or one that the file imports; nothing
	 * where none does.
	 */
	static Optional<PolicyCandidate> of(EObject place) {
		record Question(EObject place) {
		}
		return ModelElements.isWritable(place) && isWanted(place)
				? AssignmentIndex.of(place).computeIfAbsent(new Question(place), question -> first(place, stack -> true,
						policy -> DryRun.isValid(place,
								dryRun -> new PolicyCandidate(dryRun.of(place), dryRun.of(policy.stack())).create())))
				: Optional.empty();
	}

	/** The first under a stack that cuts profiles of the kind of one, whatever VMs make of it. */
	static Optional<PolicyCandidate> under(HostGpu gpu, Predicate<Stack> accepted) {
		return isWanted(gpu) ? first(gpu, accepted, policy -> true) : Optional.empty();
	}

	private static Optional<PolicyCandidate> first(EObject place, Predicate<Stack> accepted, Predicate<PolicyCandidate> sound) {
		return VisibleDeclarations.stacks((Model) EcoreUtil.getRootContainer(place)).stream()
				.filter(stack -> works(InheritanceResolver.resolve(stack), place))
				.filter(stack -> accepted.test(InheritanceResolver.resolve(stack)))
				.map(stack -> new PolicyCandidate(place, stack))
				.filter(sound)
				.findFirst();
	}

	/** Whether a place is a GPU, or a host, for which no policy holds yet. */
	private static boolean isWanted(EObject place) {
		return switch (place) {
			case HostGpu gpu -> gpu.eContainer() instanceof Host && AssignmentIndex.of(gpu).policies(gpu).isEmpty();
			case Host host -> host.getGpus().stream().allMatch(PolicyCandidate::isWanted)
					&& ModelElements.in((Model) EcoreUtil.getRootContainer(host), Policy.class)
							.noneMatch(policy -> policy.getTargets().isEmpty()
									|| policy.getTargets().stream().anyMatch(target -> target.getElement() == host));
			default -> false;
		};
	}

	private static boolean works(Stack stack, EObject place) {
		Host host = place instanceof Host own ? own : (Host) place.eContainer();
		Stream<GpuType> types = (place instanceof HostGpu gpu ? Stream.of(gpu) : host.getGpus().stream()).map(HostGpu::getType)
				.filter(type -> type != null && !type.eIsProxy()).map(InheritanceResolver::resolve);
		return types.allMatch(type -> stack.getVendors().isEmpty() || !type.isSetVendor()
				|| stack.getVendors().contains(type.getVendor()))
				&& (stack.getHypervisors().isEmpty() || !host.isSetHypervisor()
						|| stack.getHypervisors().contains(host.getHypervisor()))
				&& (stack.getHostSystems().isEmpty() || !host.isSetSystem() || stack.getHostSystems().contains(host.getSystem()));
	}

	/** Adds it to the file. */
	Policy create() {
		Model model = (Model) EcoreUtil.getRootContainer(place);
		Policy policy = ModelFactory.eINSTANCE.createPolicy();
		policy.setName(NameRules.free(model.getDeclarations(), "policy"));
		policy.setStack(stack);
		policy.getTargets().add(place instanceof HostGpu gpu ? ModelElements.target(gpu) : ModelElements.target((Host) place));
		model.getDeclarations().add(policy);
		return policy;
	}
}
