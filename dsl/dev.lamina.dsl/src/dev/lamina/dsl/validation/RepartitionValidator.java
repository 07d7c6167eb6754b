package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;

import java.util.Optional;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Event;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.Repartitioning;

/** Makes sure that the policy under which a GPU is repartitioned is written as a policy: without an index or a GPU. */
public class RepartitionValidator extends RuleValidator {
	@Check
	public void policyOf(Event event) {
		Optional<Policy> successor = Repartitioning.successor(event);
		Target written = event.getDestination();
		if (successor.isPresent() && (written.getIndices() != null || written.getGpu() != null)) {
			String name = successor.get().getName();
			report(Rule.REPARTITION_POLICY, event, EVENT__DESTINATION, "A policy is one: write 'to " + name + "'.", name);
		}
	}
}
