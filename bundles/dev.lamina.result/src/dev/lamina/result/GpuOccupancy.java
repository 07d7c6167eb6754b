package dev.lamina.result;

import java.util.List;

/**
 * How much of one GPU is taken when a run begins, and how busy it is as a whole.
 *
 * @param policy         the name of the policy that holds for it; empty if none does
 * @param vms            VMs that use it
 * @param places         partitions that it is cut into; if VMs bring theirs, also those that would still fit beside them; 0 where
 *                       nothing is cut
 * @param idlePlaces     how many of the places no VM uses
 * @param empty          the profiles of the partitions that are cut and that no VM uses, in their order: {@code 1g.10gb}
 * @param cutMemoryBytes memory of all partitions, used or not, and what VMs without a partition take
 * @param busy           fraction of the time in which its busiest kind of engine worked for VMs; partitions count by their part of
 *                       the GPU, and empty ones as idle
 */
public record GpuOccupancy(String policy, int vms, int places, int idlePlaces, List<String> empty, long cutMemoryBytes,
		double busy) {
	public GpuOccupancy {
		empty = List.copyOf(empty);
	}

	/** Whether no VM uses it. */
	public boolean isIdle() {
		return vms == 0;
	}
}
