package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__KIND;

import java.util.List;

import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Constant;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Quantified;
import dev.lamina.model.Workload;

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

	private static boolean isNothing(Quantified quantified) {
		return quantified == null
				|| quantified instanceof Constant constant && constant.getValue() != null && constant.getValue().value() == 0;
	}
}
