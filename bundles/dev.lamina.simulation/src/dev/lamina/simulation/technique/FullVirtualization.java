package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * An unmodified driver: every register access traps but those to BARs that the stack maps into the guest, and page tables are
 * shadowed entry by entry.
 */
final class FullVirtualization implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).traps(operation, stackCosts).audits(operation, stackCosts)
				.interrupt(stackCosts).gpu(operation, 1 + stackCosts.copy().translation());
	}
}
