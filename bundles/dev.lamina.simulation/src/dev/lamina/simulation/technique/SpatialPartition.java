package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/**
 * A partition of the hardware with engines of its own, slower by its part of the GPU; only PCI Express is shared.
 *
 * <p>The slower engines are in the access of the VM; what the way to them costs is that of a virtual function.
 *
 * <p>Two more things are divided or shared on real boards and count nothing here. Memory bandwidth comes with the memory slices of a
 * partition, and the power of the board is common to all. Workloads say how long their kernels took on the whole GPU, not how many bytes
 * these moved or what they drew, so it is not known whether a slice starves them; and of the published measurements at hand none
 * tells partitions limited by bandwidth or power from those limited by their units, so a rule for them could only be invented.
 */
final class SpatialPartition implements Lowering {
	@Override
	public void lower(OperationDemand operation, Costs costs, ProgramWriter program) {
		new VirtualFunction().lower(operation, costs, program);
	}
}
