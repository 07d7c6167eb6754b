package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;

/** For policies that hold for too much or for nothing. */
final class Policies {
	private Policies() {
	}

	/** The GPUs of the host that no other policy names; the policy without the GPU; or without what it shares with another. */
	static List<Fix> overlap(Place place) {
		Fixes fixes = new Fixes();
		Optional<Policy> policy = place.around(Policy.class);
		Optional<Target> target = place.around(Target.class);
		if (policy.isPresent() && target.isPresent()) {
			if (target.get().getGpu() == null && target.get().getIndex() < 0 && target.get().getElement() instanceof Host host) {
				String free = host.getGpus().stream().filter(gpu -> gpu.getName() != null && !isNamedByOther(gpu, policy.get()))
						.map(gpu -> host.getName() + "." + gpu.getName()).collect(Collectors.joining(", "));
				fixes.first("Name only " + free, free.isEmpty() ? Optional.empty() : Optional.of(place.replaced(free)));
			}
			if (policy.get().getTargets().size() > 1) {
				fixes.first("Take " + place.text() + " from policy " + policy.get().getName(),
						Writing.node(target.get()).flatMap(Writing::removeFromList));
			}
		}
		policy.ifPresent(
				unneeded -> fixes.first("Remove policy " + unneeded.getName(), Writing.node(unneeded).flatMap(Writing::remove)));
		return fixes.list();
	}

	private static boolean isNamedByOther(HostGpu gpu, Policy policy) {
		return policy.eContainer() instanceof Model model && model.getDeclarations().stream()
				.filter(other -> other instanceof Policy && other != policy)
				.flatMap(other -> ((Policy) other).getTargets().stream())
				.anyMatch(
						target -> target.getElement() == gpu.eContainer() && (target.getGpu() == null || target.getGpu() == gpu));
	}

	/** The file without the policy. */
	static List<Fix> unused(Place place) {
		return place.around(Policy.class).map(policy -> new Fixes()
				.first("Remove policy " + policy.getName(), Writing.node(policy).flatMap(Writing::remove)).list())
				.orElse(List.of());
	}

	/** No limiter, or a workload at the pace of the limiter. */
	static List<Fix> limiter(Place place) {
		Fixes fixes = new Fixes();
		place.around(Vm.class).ifPresent(vm -> PolicyScope.of(vm).policyOf(vm).ifPresent(policy -> {
			Optional<Edit> off = policy.getFrameLimit() == null ? Writing.add(policy, "frame-limit off")
					: Writing.replace(policy, ModelPackage.Literals.POLICY__FRAME_LIMIT, "off");
			fixes.first("Write 'frame-limit off' in policy " + policy.getName(), off);
			Quantity limit = policy.getFrameLimit() != null ? policy.getFrameLimit() : vm.getGpu().getProfile() == null ? null
					: vm.getGpu().getProfile().getFrameLimit();
			if (limit != null && vm.getWorkload() != null && vm.getWorkload().getOperation() != null) {
				fixes.first("Pace " + vm.getWorkload().getName() + " at " + limit,
						Writing.replace(vm.getWorkload().getOperation(), ModelPackage.Literals.OPERATION__RATE,
								limit.toString()));
			}
		}));
		return fixes.list();
	}

	/** The first of the VMs in sight. */
	static Optional<String> someVm(Place place) {
		return vms(place).findFirst();
	}

	/** The names of the VMs in file order. */
	static Stream<String> vms(Place place) {
		return PolicyScope.of(place.element()).vms().stream().map(vm -> vm.getName());
	}
}
