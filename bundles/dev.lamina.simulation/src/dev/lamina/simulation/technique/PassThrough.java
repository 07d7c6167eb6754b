package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * The guest drives a whole GPU itself: as native, but DMA goes through the IOMMU and completion interrupts are injected.
 */
final class PassThrough implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).interrupt(costs).gpu(operation, 1 + costs.translation());
	}
}
