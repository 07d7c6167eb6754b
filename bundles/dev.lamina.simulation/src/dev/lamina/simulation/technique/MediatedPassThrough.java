package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * The guest drives the GPU where performance needs it: part of its register accesses trap, and what it submits is checked.
 *
 * <p>Traps and checks run on a host CPU while the application waits; the GPU is shared by the scheduler of the policy.
 */
final class MediatedPassThrough implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).traps(operation, stackCosts).audits(operation, stackCosts)
				.interrupt(stackCosts).gpu(operation, 1 + stackCosts.copy().translation());
	}
}
