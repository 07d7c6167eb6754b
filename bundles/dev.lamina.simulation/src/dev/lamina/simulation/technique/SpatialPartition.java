package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * A partition of the hardware with engines of its own, slower by its part of the GPU; only PCI Express is shared.
 *
 * <p>The slower engines are in the access of the VM; what the way to them costs is that of a virtual function.
 *
 * <p>Memory bandwidth comes with the memory slices of a partition, and makes work slower that says how much of it it takes. The power of
 * the board, which is common to all, counts nothing here: what kernels draw is not known, and none of the published measurements at hand
 * tells partitions limited by power from those limited by their units, so a rule for it could only be invented.
 */
final class SpatialPartition implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		new VirtualFunction().lower(operation, costs, program);
	}
}
