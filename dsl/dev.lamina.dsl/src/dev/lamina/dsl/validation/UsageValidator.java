package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.POLICY__TARGETS;

import java.util.List;

import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;

/** Makes sure that a GPU is under one policy, and points at policies that do nothing. */
public class UsageValidator extends RuleValidator {
	@Check
	public void targetsOf(Policy policy) {
		List<Policy> policies = landscape(EcoreUtil2.getContainerOfType(policy, Model.class)).policies();
		for (int i = 0; i < policy.getTargets().size(); i++) {
			overlap(policy, i, policy.getTargets().subList(0, i), policy);
			for (Policy other : policies.subList(0, Math.max(0, policies.indexOf(policy)))) {
				overlap(policy, i, other.getTargets(), other);
			}
		}
		Policy first = policies.stream().filter(other -> other.getTargets().isEmpty()).findFirst().orElse(policy);
		if (policy.getTargets().isEmpty() && first != policy) {
			report(Rule.POLICY_OVERLAP, policy, NAMED_ELEMENT__NAME, "Policies " + first.getName() + " and " + policy.getName()
					+ " both hold for every GPU that no policy names. Write 'for' and its GPUs at one of them.");
		}
	}

	private void overlap(Policy policy, int index, List<Target> others, Policy other) {
		Target target = policy.getTargets().get(index);
		others.stream().filter(earlier -> Landscape.overlap(earlier, target)).findFirst()
				.ifPresent(earlier -> report(Rule.POLICY_OVERLAP, policy, POLICY__TARGETS, index, policy == other
						? Landscape.text(target) + " is named twice (" + Landscape.text(earlier) + ")."
						: Landscape.text(target) + " is under policy " + other.getName() + " already (" + Landscape.text(earlier)
								+ "), and a GPU is under one policy. Name different GPUs."));
	}

	@Check
	public void usersOf(Policy policy) {
		Landscape landscape = landscape(EcoreUtil2.getContainerOfType(policy, Model.class));
		boolean unresolved = policy.getTargets().stream().anyMatch(target -> known(target.getElement()).isEmpty());
		boolean placedLater = landscape.vms().stream().anyMatch(vm -> vm.getGpu() != null && vm.getGpu().getPlace() == null);
		if (!unresolved && !placedLater && !landscape.vms().isEmpty() && landscape.vms(policy).isEmpty()) {
			report(Rule.POLICY_UNUSED, policy, NAMED_ELEMENT__NAME, "No VM has a GPU under policy " + policy.getName()
					+ ". Place one there or remove the policy.");
		}
	}
}
