package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.program.ClientPhase;
import dev.lamina.model.Operation;
import dev.lamina.model.Workload;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * One part of what a workload does from its beginning to its end: its phases in file order.
 *
 * <p>The steady operation, the workload's own, is done in the phases that have none of theirs; where all have one it follows the
 * last of them. Only the steady operation is measured, or everything if there is none. Whatever is not last has to end: after
 * a time, a number of operations, or with the file that its operations come from.
 *
 * @param name       of the phase
 * @param operation  that is repeated
 * @param duration   nanoseconds; {@link ClientPhase#UNLIMITED} for no end
 * @param operations how many begin; {@link ClientPhase#UNLIMITED} for no limit
 * @param measured   whether it counts
 */
record WorkloadPhase(String name, Operation operation, long duration, long operations, boolean measured) {
	/**
	 * The parts of a workload, one after the other.
	 *
	 * @throws SimulationRefusedException if one does nothing or keeps those after it from beginning
	 */
	static List<WorkloadPhase> of(Workload workload) throws SimulationRefusedException {
		Operation steady = workload.getOperation();
		List<WorkloadPhase> parts = new ArrayList<>();
		boolean repeated = false;
		for (dev.lamina.model.Phase phase : workload.getPhases()) {
			boolean own = phase.getOperation() != null;
			if (!own && steady == null) {
				throw new SimulationRefusedException(RefusalReason.PHASE_EMPTY,
						"The phase '" + phase.getName() + "' does nothing. Give it an operation: each frame { ... }.",
						phase);
			}
			repeated |= !own;
			parts.add(new WorkloadPhase(phase.getName(), own ? phase.getOperation() : steady,
					phase.getDuration() == null ? ClientPhase.UNLIMITED : phase.getDuration().base(),
					phase.getTimes() > 0 ? phase.getTimes() : ClientPhase.UNLIMITED, steady == null || !own));
		}
		if (steady != null && !repeated) {
			parts.add(
					new WorkloadPhase(steady.getKind().getLiteral(), steady, ClientPhase.UNLIMITED, ClientPhase.UNLIMITED, true));
		}
		for (int part = 0; part < parts.size() - 1; part++) {
			if (!parts.get(part).ends()) {
				throw new SimulationRefusedException(RefusalReason.PHASE_ENDLESS,
						"The phase '" + parts.get(part).name() + "' never ends, so '" + parts.get(part + 1).name()
								+ "' never begins. Say how long it lasts: for 2 s, or for 100 times.",
						workload.getPhases().get(part));
			}
		}
		return parts;
	}

	private boolean ends() {
		return duration != ClientPhase.UNLIMITED || operations != ClientPhase.UNLIMITED || operation.getTraceFile() != null;
	}
}
