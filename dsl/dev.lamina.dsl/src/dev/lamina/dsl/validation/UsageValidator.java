package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.POLICY__TARGETS;

import org.eclipse.xtext.validation.Check;

import dev.lamina.model.Policy;
import dev.lamina.model.Target;

/** Makes sure that a GPU is under one policy, and points at policies that do nothing. */
public class UsageValidator extends RuleValidator {
	@Check
	public void targetsOf(Policy policy) {
		Landscape landscape = landscape(policy);
		for (int i = 0; i < policy.getTargets().size(); i++) {
			Target target = policy.getTargets().get(i);
			int index = i;
			landscape.firstClaim(target).filter(claim -> claim.target() != target)
					.ifPresent(claim -> overlap(policy, index, claim));
		}
		Policy first = landscape.general().orElse(policy);
		if (policy.getTargets().isEmpty() && first != policy && !landscape.isSuccessor(policy)) {
			report(Rule.POLICY_OVERLAP, policy, NAMED_ELEMENT__NAME, "Policies " + first.getName() + " and " + policy.getName()
					+ " both hold for every GPU that no policy names. Write 'for' and its GPUs at one of them.");
		}
	}

	private void overlap(Policy policy, int index, Claims.Claim earlier) {
		String place = Landscape.text(policy.getTargets().get(index));
		report(Rule.POLICY_OVERLAP, policy, POLICY__TARGETS, index, policy == earlier.policy()
				? place + " is named twice (" + Landscape.text(earlier.target()) + ")."
				: place + " is under policy " + earlier.policy().getName() + " already (" + Landscape.text(earlier.target())
						+ "), and a GPU is under one policy. Name different GPUs.");
	}

	@Check
	public void usersOf(Policy policy) {
		Landscape landscape = landscape(policy);
		boolean unresolved = policy.getTargets().stream().anyMatch(target -> known(target.getElement()).isEmpty());
		if (!unresolved && !landscape.isSuccessor(policy) && !landscape.isPlacedLater() && !landscape.vms().isEmpty()
				&& landscape.vms(policy).isEmpty()
				&& !landscape.isDestination(policy)) {
			report(Rule.POLICY_UNUSED, policy, NAMED_ELEMENT__NAME, "No VM has a GPU under policy " + policy.getName()
					+ ". Place one there or remove the policy.");
		}
	}
}
