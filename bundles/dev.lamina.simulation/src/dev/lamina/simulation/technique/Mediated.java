package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * The guest drives the GPU where performance needs it: part of its register accesses trap, and what it submits is checked.
 *
 * <p>Traps and checks run on a host CPU while the application waits; the GPU is shared by the scheduler of the policy.
 */
final class Mediated implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).traps(operation, costs).audits(operation, costs)
				.interrupt(costs).gpu(operation, 1 + costs.translation());
	}
}
