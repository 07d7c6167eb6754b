package dev.lamina.simulation.result;

import java.util.List;
import java.util.SequencedMap;

/**
 * Everything that one simulation of one model found out.
 *
 * @param model         the name of the model: its package, or its file without the extension
 * @param simulation    the name of the simulation, empty where the model declares none
 * @param variation     for a run of a sweep, the varied property to its value, in the order of the file; else empty
 * @param seed          the seed that was used
 * @param replications  how many runs with different random numbers were made, 1 or more
 * @param durationNanos simulated time of each run, with warm-up
 * @param warmUpNanos   the part of it at the beginning that is not measured
 * @param vms           per VM, in the order of the model
 * @param gpus          per GPU, in the order of the model
 * @param hosts         per host, in the order of the model
 * @param expectations  per promise, in the order of the model
 * @param runHash       SHA-256, in hexadecimal digits, over a canonical rendering of all the above: equal hashes mean
 *                      equal results
 */
public record SimulationResult(String model, String simulation, SequencedMap<String, String> variation, long seed,
		int replications, long durationNanos, long warmUpNanos, List<VmResult> vms, List<GpuResult> gpus,
		List<HostResult> hosts, List<ExpectationResult> expectations, String runHash) {
	public SimulationResult {
		variation = Ordered.copyOf(variation);
		vms = List.copyOf(vms);
		gpus = List.copyOf(gpus);
		hosts = List.copyOf(hosts);
		expectations = List.copyOf(expectations);
	}

	/** Whether every promise holds. */
	public boolean holds() {
		return expectations.stream().allMatch(ExpectationResult::holds);
	}
}
