package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.PolicyAssignment;

/** For policies that hold for too much or for nothing. */
final class PolicyFixes {
	private PolicyFixes() {
	}

	/** The GPUs of the host that no other policy names; the policy without the GPU; or without what it shares with another. */
	static List<Fix> overlap(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		Optional<Policy> policy = quickFixContext.around(Policy.class);
		Optional<Target> target = quickFixContext.around(Target.class);
		if (policy.isPresent() && target.isPresent()) {
			if (target.get().getGpu() == null && target.get().getIndices() == null
					&& target.get().getElement() instanceof Host host) {
				String free = host.getGpus().stream().filter(gpu -> gpu.getName() != null && !isNamedByOther(gpu, policy.get()))
						.map(gpu -> host.getName() + "." + gpu.getName()).collect(Collectors.joining(", "));
				fixCollector.add("Name only " + free,
						free.isEmpty() ? Optional.empty() : Optional.of(quickFixContext.replaced(free)));
			}
			if (policy.get().getTargets().size() > 1) {
				fixCollector.add("Take " + quickFixContext.text() + " from policy " + policy.get().getName(),
						TextEdits.node(target.get()).flatMap(TextEdits::removeFromList));
			}
		}
		policy.ifPresent(
				unneeded -> fixCollector.add("Remove policy " + unneeded.getName(),
						TextEdits.node(unneeded).flatMap(TextEdits::remove)));
		return fixCollector.list();
	}

	private static boolean isNamedByOther(HostGpu gpu, Policy policy) {
		return policy.eContainer() instanceof Model model && model.getDeclarations().stream()
				.filter(other -> other instanceof Policy && other != policy)
				.flatMap(other -> ((Policy) other).getTargets().stream())
				.anyMatch(
						target -> target.getElement() == gpu.eContainer() && (target.getGpu() == null || target.getGpu() == gpu));
	}

	/** The file without the policy. */
	static List<Fix> unused(QuickFixContext quickFixContext) {
		return quickFixContext.around(Policy.class).map(policy -> new FixCollector()
				.add("Remove policy " + policy.getName(), TextEdits.node(policy).flatMap(TextEdits::remove)).list())
				.orElse(List.of());
	}

	/** No limiter, or a workload at the pace of the limiter. */
	static List<Fix> limiter(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		quickFixContext.around(Vm.class).ifPresent(vm -> ModelScopes.policies(vm).policyOf(vm).ifPresent(policy -> {
			Optional<Edit> off = policy.getFrameLimit() == null ? TextEdits.add(policy, "frame-limit off")
					: TextEdits.replace(policy, ModelPackage.Literals.POLICY__FRAME_LIMIT, "off");
			fixCollector.add("Write 'frame-limit off' in policy " + policy.getName(), off);
			Quantity limit = policy.getFrameLimit() != null ? policy.getFrameLimit() : vm.getGpu().getProfile() == null ? null
					: vm.getGpu().getProfile().getFrameLimit();
			if (limit != null && vm.getWorkload() != null && vm.getWorkload().getOperation() != null) {
				fixCollector.add("Pace " + vm.getWorkload().getName() + " at " + limit,
						TextEdits.replace(vm.getWorkload().getOperation(), ModelPackage.Literals.OPERATION__RATE,
								limit.toString()));
			}
		}));
		return fixCollector.list();
	}

	/** The first of the visible VMs. */
	static Optional<String> someVm(QuickFixContext quickFixContext) {
		return vms(quickFixContext).findFirst();
	}

	/** The names of the VMs in file order. */
	static Stream<String> vms(QuickFixContext quickFixContext) {
		return ModelScopes.policies(quickFixContext.element()).vms().stream().map(vm -> vm.getName());
	}
}
