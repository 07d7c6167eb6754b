package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * A virtual function or vGPU: the guest drives its own channel, management accesses trap, and the functions take turns on the
 * GPU.
 *
 * <p>The turns are the scheduler's; here is only what a function costs besides.
 */
final class VirtualFunction implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).traps(operation, stackCosts)
				.interrupt(stackCosts).gpu(operation, 1 + stackCosts.copy().translation());
	}
}
