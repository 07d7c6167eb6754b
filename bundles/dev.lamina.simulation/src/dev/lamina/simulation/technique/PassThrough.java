package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * The guest drives a whole GPU itself: as native, but DMA goes through the IOMMU and completion interrupts are injected.
 */
final class PassThrough implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).interrupt(stackCosts).gpu(operation, 1 + stackCosts.copy().translation());
	}
}
