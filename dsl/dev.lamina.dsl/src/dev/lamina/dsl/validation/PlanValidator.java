package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;

import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.plan.PlanProblem;

/**
 * Prints the problems of the plan of a simulation: events that cannot happen in the state in which their VMs and GPUs are by
 * then.
 */
public class PlanValidator extends RuleValidator {
	@Check
	public void eventsOf(Simulation simulation) {
		if (simulation.getEvents().isEmpty() && !policyAssignment(simulation).vmStarts().isAnyLater()) {
			return;
		}
		Plan plan = Plan.of(ModelScopes.of((Model) EcoreUtil.getRootContainer(simulation)), simulation, simulation.getSeed());
		for (PlanProblem problem : plan.problems()) {
			boolean here = problem.at().eResource() == simulation.eResource();
			rule(problem.kind()).ifPresent(
					rule -> report(rule, here ? problem.at() : simulation, here ? problem.feature() : NAMED_ELEMENT__NAME,
							problem.sentence()));
		}
	}

	/** The rule that a problem breaks; none for what other validators say of the same place. */
	private static Optional<Rule> rule(PlanProblem.Kind kind) {
		return switch (kind) {
			case MALFORMED, PARTITIONS -> Optional.empty();
			case STATE, DURATION_UNKNOWN -> Optional.of(Rule.EVENT_IMPOSSIBLE);
			case MIGRATION -> Optional.of(Rule.MIGRATION_TARGET);
			case POLICY -> Optional.of(Rule.REPARTITION_POLICY);
			case NO_PLACE -> Optional.of(Rule.VM_UNSERVED);
		};
	}
}
