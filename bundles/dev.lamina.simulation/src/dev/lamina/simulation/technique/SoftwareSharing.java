package dev.lamina.simulation.technique;

import dev.lamina.engine.program.Lane;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;

/**
 * Processes or containers on one driver: as native, with the GPU shared by the scheduler or concurrently.
 *
 * <p>Calls that a sharing daemon intercepts cost guest CPU time.
 */
final class SoftwareSharing implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		program.application(operation)
				.step("marshal", program.binding().guest(), QuantitySampler.each(operation.calls(), stackCosts.call().marshal()),
						CostTerm.CALL,
						Lane.APPLICATION)
				.gpu(operation, 1);
	}
}
