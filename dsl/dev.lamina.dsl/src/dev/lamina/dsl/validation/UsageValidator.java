package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.POLICY__TARGETS;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.scope.PolicyTargets;

/** Makes sure that a GPU is under one policy, and points at policies that do nothing. */
public class UsageValidator extends RuleValidator {
	@Check
	public void targetsOf(Policy policy) {
		PolicyAssignment policyAssignment = policyAssignment(policy);
		for (int i = 0; i < policy.getTargets().size(); i++) {
			Target target = policy.getTargets().get(i);
			int index = i;
			policyAssignment.firstOverlapping(target).filter(policyTarget -> policyTarget.target() != target)
					.ifPresent(claim -> overlap(policy, index, claim));
		}
		Policy first = policyAssignment.general().orElse(policy);
		if (policy.getTargets().isEmpty() && first != policy && !policyAssignment.isSuccessor(policy)) {
			report(Rule.POLICY_OVERLAP, policy, NAMED_ELEMENT__NAME, "Policies " + first.getName() + " and " + policy.getName()
					+ " both hold for every GPU that no policy names. Write 'for' and its GPUs at one of them.");
		}
	}

	private void overlap(Policy policy, int index, PolicyTargets.PolicyTarget earlier) {
		String place = TargetMatcher.text(policy.getTargets().get(index));
		report(Rule.POLICY_OVERLAP, policy, POLICY__TARGETS, index, policy == earlier.policy()
				? place + " is named twice (" + TargetMatcher.text(earlier.target()) + ")."
				: place + " is under policy " + earlier.policy().getName() + " already (" + TargetMatcher.text(earlier.target())
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
		PolicyAssignment policyAssignment = policyAssignment(policy);
		boolean unresolved = policy.getTargets().stream().anyMatch(target -> resolved(target.getElement()).isEmpty());
		if (!unresolved && !policyAssignment.isSuccessor(policy) && !policyAssignment.isPlacedLater()
				&& !policyAssignment.vms().isEmpty()
				&& policyAssignment.vms(policy).isEmpty()
				&& !policyAssignment.isDestination(policy) && !isUsed(policy)) {
			report(Rule.POLICY_UNUSED, policy, NAMED_ELEMENT__NAME, "No VM has a GPU under policy " + policy.getName()
					+ ". Place one there or remove the policy.");
		}
	}
}
