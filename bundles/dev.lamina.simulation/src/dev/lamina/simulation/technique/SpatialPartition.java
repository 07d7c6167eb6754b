package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * A partition of the hardware with engines of its own, slower by its part of the GPU; only PCI Express is shared.
 *
 * <p>The slower engines are in the access of the VM; what the way to them costs is that of a virtual function.
 */
final class SpatialPartition implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		new VirtualFunction().lower(operation, costs, program);
	}
}
