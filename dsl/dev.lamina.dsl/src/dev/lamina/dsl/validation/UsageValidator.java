package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.POLICY__TARGETS;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.PolicyTargets;

/** Makes sure that a GPU is under one policy, and points at policies that do nothing. */
public class UsageValidator extends RuleValidator {
	@Check
	public void targetsOf(Policy policy) {
		PolicyIndex policyIndex = policyIndex(policy);
		for (int i = 0; i < policy.getTargets().size(); i++) {
			Target target = policy.getTargets().get(i);
			int index = i;
			policyIndex.firstOverlapping(target).filter(policyTarget -> policyTarget.target() != target)
					.ifPresent(claim -> overlap(policy, index, claim));
		}
		Policy first = policyIndex.defaultPolicy().orElse(policy);
		if (policy.getTargets().isEmpty() && first != policy && !policyIndex.isSuccessor(policy)) {
			report(Rule.POLICY_OVERLAP, policy, NAMED_ELEMENT__NAME, "Policies " + first.getName() + " and " + policy.getName()
					+ " both hold for every GPU that no policy names. Write 'for' and its GPUs at one of them.");
		}
	}

	private void overlap(Policy policy, int index, PolicyTargets.PolicyTarget earlier) {
		String place = PolicyIndex.text(policy.getTargets().get(index));
		report(Rule.POLICY_OVERLAP, policy, POLICY__TARGETS, index, policy == earlier.policy()
				? place + " is named twice (" + PolicyIndex.text(earlier.target()) + ")."
				: place + " is under policy " + earlier.policy().getName() + " already (" + PolicyIndex.text(earlier.target())
						+ "), and a GPU is under one policy. Name different GPUs.");
	}

	/** Whether a VM that names only its host sits under a policy, or something is wrong, so that it cannot be said. */
	private boolean isUsed(Policy policy) {
		Assignment assignment = assignment(policy);
		return !assignment.problems().isEmpty() || assignment.placements().stream().map(VmPlacement::policy)
				.anyMatch(holding -> holding.filter(there -> there == policy).isPresent());
	}

	@Check
	public void usersOf(Policy policy) {
		PolicyIndex policyIndex = policyIndex(policy);
		boolean unresolved = policy.getTargets().stream().anyMatch(target -> resolved(target.getElement()).isEmpty());
		if (!unresolved && !policyIndex.isSuccessor(policy) && !policyIndex.isPlacedLater() && !policyIndex.vms().isEmpty()
				&& policyIndex.vms(policy).isEmpty()
				&& !policyIndex.isDestination(policy) && !isUsed(policy)) {
			report(Rule.POLICY_UNUSED, policy, NAMED_ELEMENT__NAME, "No VM has a GPU under policy " + policy.getName()
					+ ". Place one there or remove the policy.");
		}
	}
}
