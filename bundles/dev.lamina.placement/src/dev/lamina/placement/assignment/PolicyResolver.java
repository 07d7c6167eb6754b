package dev.lamina.placement.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.placement.scope.InstanceNames;

/**
 * Says which policy holds where: one that names the GPU before one that names its host before one without targets; the first in
 * the file of several of the same rank, which is a conflict.
 */
final class PolicyResolver {
	private final List<Policy> policies;

	PolicyResolver(List<Policy> policies) {
		this.policies = policies;
	}

	/** The policy of one GPU. */
	Optional<Policy> of(Host host, int hostIndex, HostGpu gpu, int gpuIndex, String name,
			Consumer<AssignmentProblem> assignmentProblems) {
		List<EObject> claims = claims(target -> namesHost(target, host, hostIndex) && target.getGpu() == gpu
				&& matches(target.getGpuIndex(), gpuIndex));
		if (claims.isEmpty()) {
			claims = claims(target -> namesHost(target, host, hostIndex) && target.getGpu() == null);
		}
		return decide(claims.isEmpty() ? untargeted() : claims, name, assignmentProblems);
	}

	/** The policy that names a host, not one of its GPUs. */
	Optional<Policy> naming(Host host, int hostIndex) {
		return claims(target -> namesHost(target, host, hostIndex) && target.getGpu() == null).stream().findFirst()
				.map(PolicyResolver::policy);
	}

	/** The first policy without targets. */
	Optional<Policy> general() {
		return untargeted().stream().findFirst().map(PolicyResolver::policy);
	}

	private Optional<Policy> decide(List<EObject> claims, String name, Consumer<AssignmentProblem> assignmentProblems) {
		if (claims.stream().map(PolicyResolver::policy).distinct().count() > 1) {
			EObject second = claims.stream().filter(claim -> policy(claim) != policy(claims.get(0))).findFirst().orElseThrow();
			assignmentProblems.accept(new AssignmentProblem(AssignmentProblem.Kind.POLICIES_CONFLICT, second,
					"The policies " + InstanceNames.of(policy(claims.get(0)))
							+ " and " + InstanceNames.of(policy(second)) + " both hold for " + name
							+ ". Name other GPUs in one of them.",
					Optional.empty()));
		}
		return claims.stream().findFirst().map(PolicyResolver::policy);
	}

	private List<EObject> claims(Predicate<Target> wanted) {
		List<EObject> claims = new ArrayList<>();
		policies.forEach(policy -> policy.getTargets().stream().filter(wanted).forEach(claims::add));
		return claims;
	}

	private List<EObject> untargeted() {
		return policies.stream().filter(policy -> policy.getTargets().isEmpty()).map(EObject.class::cast).toList();
	}

	private static boolean namesHost(Target target, Host host, int hostIndex) {
		return target.getElement() == host && matches(target.getIndex(), hostIndex);
	}

	static boolean matches(int wanted, int index) {
		return wanted < 0 || wanted == index;
	}

	private static Policy policy(EObject claim) {
		return claim instanceof Policy policy ? policy : (Policy) claim.eContainer();
	}
}
