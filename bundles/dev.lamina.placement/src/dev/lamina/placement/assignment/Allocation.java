package dev.lamina.placement.assignment;

import dev.lamina.model.Vm;
import dev.lamina.placement.scope.InstanceNames;

/**
 * One VM that uses a GPU.
 *
 * @param vm    its declaration
 * @param index which of the many it is, from 0
 * @param share what it has of the GPU
 * @param bytes video memory that is set aside for it: of its partition or fraction, or the working set of its workload where it
 *              shares the whole, or all memory where it is alone
 */
public record Allocation(Vm vm, int index, GpuShare share, long bytes) {
	/** Its name as in results: {@code designer[3]}, or {@code designer} if there is one. */
	public String name() {
		return InstanceNames.of(vm, index);
	}
}
