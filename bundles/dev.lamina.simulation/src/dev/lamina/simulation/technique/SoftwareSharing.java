package dev.lamina.simulation.technique;

import dev.lamina.engine.program.Lane;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.Draws;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * Processes or containers on one driver: as native, with the GPU shared by the scheduler or concurrently.
 *
 * <p>Calls that a sharing daemon intercepts cost guest CPU time.
 */
final class SoftwareSharing implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		program.application(operation)
				.step("marshal", program.access().guest(), Draws.each(operation.calls(), costs.marshal()), CostTerm.CALL,
						Lane.APPLICATION)
				.gpu(operation, 1);
	}
}
