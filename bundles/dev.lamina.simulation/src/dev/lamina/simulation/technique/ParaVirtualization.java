package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * A driver that knows of the hypervisor: page-table entries travel in batches of one hypercall, and part of the register accesses
 * still trap. A hypercall costs as much as a trap.
 */
final class ParaVirtualization implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).traps(operation, costs)
				.hypercalls(Draws.times(operation.tableUpdates(), 1.0 / costs.tableBatch()), costs).audits(operation, costs)
				.interrupt(costs).gpu(operation, 1 + costs.translation());
	}
}
