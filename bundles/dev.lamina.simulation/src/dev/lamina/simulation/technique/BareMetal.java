package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * Bare metal: the application, the copies over PCI Express and the GPU, and nothing else. The measure of all techniques.
 */
public final class BareMetal implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation).gpu(operation, 1);
	}
}
