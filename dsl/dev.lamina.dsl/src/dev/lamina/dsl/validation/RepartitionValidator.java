package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;

import java.util.Optional;

import org.eclipse.xtext.validation.Check;

import dev.lamina.capacity.assignment.Repartitioning;
import dev.lamina.model.Event;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;

/** Makes sure that a GPU which is partitioned anew comes under a policy that goes on with its stack and its frame rates. */
public class RepartitionValidator extends RuleValidator {
	@Check
	public void policyOf(Event event) {
		Optional<Policy> successor = Repartitioning.successor(event);
		if (successor.isEmpty() || event.getSubject() == null) {
			return;
		}
		Policy policy = successor.get();
		Target written = event.getDestination();
		Optional<Policy> before = landscape(event).policyOf(event.getSubject());
		String gpu = Landscape.text(event.getSubject());
		Optional<Stack> here = before.flatMap(holding -> effective(holding.getStack()));
		Optional<Stack> there = effective(policy.getStack());
		if (written.getIndex() >= 0 || written.getGpu() != null) {
			report(Rule.REPARTITION_POLICY, event, EVENT__DESTINATION, "A policy is one: write 'to " + policy.getName() + "'.", policy.getName());
		} else if (here.isPresent() && there.isPresent() && !here.get().getName().equals(there.get().getName())) {
			report(Rule.REPARTITION_POLICY, event, EVENT__DESTINATION, gpu + " is under " + here.get().getName() + ", policy " + policy.getName() + " names "
					+ there.get().getName() + ". A GPU is partitioned anew only under the same stack.");
		}
	}
}
