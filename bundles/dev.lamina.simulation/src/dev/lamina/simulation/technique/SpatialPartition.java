package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;

/**
 * A partition of the hardware with engines of its own, slower by its part of the GPU; only PCI Express is shared.
 *
 * <p>The slower engines are in the access of the VM; what the way to them costs is that of a virtual function.
 *
 * <p>Memory bandwidth comes with the memory slices of a partition, and makes work slower that says how much of it it takes. The
 * power of the board, which is common to all, makes nothing slower: GPU times were measured on the whole board, within its power,
 * and the partitions together have no more units than that. A partition whose neighbours are idle may clock higher than the whole
 * board did; that is not counted, so figures are on the safe side.
 */
final class SpatialPartition implements Lowering {
	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) {
		new VirtualFunction().lower(operation, stackCosts, program);
	}
}
