package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * A virtual function or vGPU: the guest drives its own channel, management accesses trap, and the functions take turns on the
 * GPU.
 *
 * <p>The turns are the scheduler's; here is only what a function costs besides.
 */
final class VirtualFunction implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).traps(operation, costs)
				.interrupt(costs).gpu(operation, 1 + costs.translation());
	}
}
