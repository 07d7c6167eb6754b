package dev.lamina.result;

import java.util.List;

/**
 * What VMs that are equal got together: members of one {@code vm x N} that have the same neighbours on GPUs of the same kind, so
 * that only chance tells their figures apart. All that they did is one sample, so its percentiles are those of each of them.
 *
 * @param name       the declared name of the VMs: {@code student}
 * @param vms        the members as {@link VmResult#name()} says them, in the order of the model; two or more
 * @param completed  operations that they completed together after the warm-up, over all replications
 * @param throughput operations per second of one of them, the mean
 * @param latency    time of an operation of any of them, in nanoseconds
 */
public record VmPool(String name, List<String> vms, long completed, Estimate throughput, Latency latency) {
	public VmPool {
		vms = List.copyOf(vms);
	}
}
