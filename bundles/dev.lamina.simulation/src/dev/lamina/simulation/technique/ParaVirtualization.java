package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;

/**
 * A driver that knows of the hypervisor: page-table entries travel in batches of one hypercall, and part of the register accesses
 * still trap. A hypercall costs as much as a trap.
 */
final class ParaVirtualization implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).traps(operation, stackCosts)
				.hypercalls(QuantitySampler.times(operation.tableUpdates(), 1.0 / stackCosts.trap().tableBatch()), stackCosts)
				.audits(operation, stackCosts)
				.interrupt(stackCosts).gpu(operation, 1 + stackCosts.copy().translation());
	}
}
