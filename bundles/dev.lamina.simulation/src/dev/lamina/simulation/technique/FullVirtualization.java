package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * An unmodified driver: every register access traps but those to BARs that the stack maps into the guest, and page tables are
 * shadowed entry by entry.
 */
final class FullVirtualization implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).traps(operation, costs).audits(operation, costs)
				.interrupt(costs).gpu(operation, 1 + costs.translation());
	}
}
