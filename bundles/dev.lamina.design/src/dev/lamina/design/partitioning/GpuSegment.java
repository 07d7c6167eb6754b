package dev.lamina.design.partitioning;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.placement.assignment.Allocation;

/**
 * One piece of a GPU, to scale.
 *
 * @param kind    what it is
 * @param owner   the declaration that it belongs to: the Partition that cuts it, the GpuDemand of the VM that asked for it, or
 *                the HostGpu if no VM has it
 * @param name    what to write into it: the profile, the part, "free", "unusable"
 * @param memory  where it lies on the axis of memory; absent where it takes compute only
 * @param compute where it lies on the axis of compute; absent where it takes memory only, or where compute is shared in time
 * @param state   what its user does at the time of a plan that is shown; empty if it just runs, or if none uses it
 * @param users   the instance of a VM that uses it, one for each of the GPUs that are cut alike; empty if it is idle or free
 */
public record GpuSegment(Kind kind, EObject owner, String name, Optional<AxisRange> memory, Optional<AxisRange> compute,
		String state, List<Allocation> users) {
	/** What a piece of a GPU can be. */
	public enum Kind {
		/** A partition that a policy cuts. */
		SLICE,
		/** What a VM was given because it asked: a partition, a fraction, or all. */
		SHARE,
		/** Something else still fits here. */
		FREE,
		/** Nothing that the GPU offers fits here any more. */
		UNUSABLE
	}

	public GpuSegment {
		users = List.copyOf(users);
	}
}
