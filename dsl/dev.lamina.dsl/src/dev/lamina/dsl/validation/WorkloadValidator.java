package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.RATE_STEP__END;
import static dev.lamina.model.ModelPackage.Literals.RATE_STEP__RATE;

import java.util.List;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Constant;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Quantified;
import dev.lamina.model.RateStep;
import dev.lamina.model.Workload;
import dev.lamina.placement.time.OperationRates;

/** Makes sure that each phase of a workload does something and ends, and that operations take time. */
public class WorkloadValidator extends RuleValidator {
	@Check
	public void phasesOf(Workload workload) {
		Operation steady = inheritanceCache().of(workload).getOperation();
		boolean repeated = workload.getPhases().stream().anyMatch(phase -> phase.getOperation() == null);
		List<Phase> phases = workload.getPhases();
		for (int number = 0; number < phases.size(); number++) {
			Phase phase = phases.get(number);
			if (isBroken(phase)) {
				continue;
			}
			boolean own = phase.getOperation() != null;
			boolean last = number == phases.size() - 1 && (steady == null || repeated);
			if (!own && steady == null) {
				report(Rule.PHASE_EMPTY, phase, NAMED_ELEMENT__NAME,
						"phase " + phase.getName() + " does nothing: neither it nor workload "
								+ workload.getName() + " has an operation. Add for example 'each frame { gpu 5 ms }' to it.");
			} else if (!last && !ends(phase, own ? phase.getOperation() : steady)) {
				String next = number < phases.size() - 1 ? "phase " + phases.get(number + 1).getName()
						: "the steady '" + steady.getKind() + "'";
				report(Rule.PHASE_ENDLESS, phase, NAMED_ELEMENT__NAME, "phase " + phase.getName() + " never ends, so " + next
						+ " never begins. Say how long it lasts: 'for 2 s' or 'for 100 times'.");
			}
		}
	}

	private static boolean ends(Phase phase, Operation operation) {
		return phase.getDuration() != null || phase.getTimes() > 0 || operation.getTraceFile() != null;
	}

	@Check
	public void timeOf(Operation operation) {
		boolean works = !isNothing(operation.getCpu()) || !isNothing(operation.getUpload()) || !isNothing(operation.getReadBack())
				|| operation.getGpuWork().stream().anyMatch(work -> !isNothing(work.getTime()));
		if (!works && !isBroken(operation)) {
			report(Rule.OPERATION_FREE, operation, OPERATION__KIND, "This " + operation.getKind()
					+ " takes no time on bare metal: it needs no processor, no copy and no GPU. Say what it takes, such as 'cpu "
					+ "3 ms'.");
		}
	}

	@Check
	public void stepsOf(Operation operation) {
		List<RateStep> steps = operation.getSteps();
		for (int number = 0; number < steps.size(); number++) {
			RateStep step = steps.get(number);
			RateStep before = number == 0 ? null : steps.get(number - 1);
			if (isBroken(step)) {
				return;
			}
			if (before != null && (before.getClock() == null) != (step.getClock() == null)) {
				report(Rule.RATE_STEPS, step, (EStructuralFeature) null,
						"The steps of a rate are either all by time of day or all by time from the "
								+ "start; " + OperationRates.text(before) + " and " + OperationRates.text(step) + " are both.");
				return;
			}
			if (before != null && !isBefore(before, step)) {
				report(Rule.RATE_STEPS, step, (EStructuralFeature) null, OperationRates.text(step) + " does not come after "
						+ OperationRates.text(before) + ". Write the steps in the order of time.");
				return;
			}
		}
		boolean once = !steps.isEmpty() && steps.getLast().getClock() == null;
		if (once && steps.getLast().getEnd() != null) {
			report(Rule.RATE_STEPS, steps.getLast(), RATE_STEP__END, "The rate goes to " + steps.getLast().getEnd()
					+ ", but no step says when it is there. Add one, such as ', " + later(steps.getLast()) + ' '
					+ steps.getLast().getEnd() + "'.");
		} else if (!steps.isEmpty() && OperationRates.peak(operation).filter(rate -> rate.signum() > 0).isEmpty()
				&& steps.stream().allMatch(step -> step.getRate() != null && step.getRate().signum() == 0)) {
			report(Rule.RATE_STEPS, steps.getFirst(), RATE_STEP__RATE,
					"No operation ever begins: the rate is 0 in all steps. Give one of them a rate above zero.");
		}
	}

	private static boolean isBefore(RateStep one, RateStep other) {
		return one.getClock() != null ? one.getClock().seconds() < other.getClock().seconds()
				: one.getTime() == null || other.getTime() == null || one.getTime().value() < other.getTime().value();
	}

	private static String later(RateStep step) {
		return step.getTime() == null ? "10 s" : QuantityRewriter.at(step.getTime(), Math.max(1e9, 2 * step.getTime().value()));
	}

	private static boolean isNothing(Quantified quantified) {
		return quantified == null
				|| quantified instanceof Constant constant && constant.getValue() != null && constant.getValue().value() == 0;
	}
}
