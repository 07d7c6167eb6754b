package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * Bare metal: the application, the copies over PCI Express and the GPU, and nothing else. The measure of all techniques.
 */
public final class Native implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation).gpu(operation, 1);
	}
}
