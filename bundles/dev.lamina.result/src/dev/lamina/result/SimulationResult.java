package dev.lamina.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Everything that one simulation of one model found out.
 *
 * @param model         the name of the model: its package, or its file without the extension
 * @param simulation    the name of the simulation, empty if the model declares none
 * @param variation     for a run of a sweep, the varied property to its value, in the order of the file; else empty
 * @param seed          the seed that was used
 * @param replications  how many runs with different random numbers were made, 1 or more
 * @param durationNanos simulated time of each run, with warm-up
 * @param warmUpNanos   the part of it at the beginning that is not measured
 * @param start         the time of day at which each run starts, {@code 8:00}; absent if the simulation names none
 * @param vms           per VM, in the order of the model
 * @param gpus          per GPU, in the order of the model
 * @param hosts         per host, in the order of the model
 * @param promises  per promise, in the order of the model
 * @param precision     how exact it was to be and has become; absent where the number of replications was given
 * @param remarks       sentences about what happened in the run and would else be seen only by what is missing
 * @param pools         equal VMs taken together, in the order of the model; empty if no VM has an equal
 * @param runHash       SHA-256, in hexadecimal digits, over a canonical rendering of all the above: equal hashes mean
 *                      equal results
 */
public record SimulationResult(String model, String simulation, SequencedMap<String, String> variation, long seed,
		int replications, long durationNanos, long warmUpNanos, Optional<String> start, List<VmResult> vms, List<GpuResult> gpus,
		List<HostResult> hosts, List<PromiseResult> promises, Optional<Precision> precision, List<String> remarks,
		List<VmPool> pools, String runHash) {
	public SimulationResult {
		Objects.requireNonNull(start);
		variation = SequencedMaps.copyOf(variation);
		vms = List.copyOf(vms);
		gpus = List.copyOf(gpus);
		hosts = List.copyOf(hosts);
		promises = List.copyOf(promises);
		Objects.requireNonNull(precision);
		remarks = List.copyOf(remarks);
		pools = List.copyOf(pools);
	}

	/** The result of a given number of replications without anything remarkable. */
	public SimulationResult(String model, String simulation, SequencedMap<String, String> variation, long seed, int replications,
			long durationNanos, long warmUpNanos, List<VmResult> vms, List<GpuResult> gpus, List<HostResult> hosts,
			List<PromiseResult> expectations, String runHash) {
		this(model, simulation, variation, seed, replications, durationNanos, warmUpNanos, vms, gpus, hosts, expectations,
				Optional.empty(),
				List.of(), List.of(), runHash);
	}

	/** The result of a simulation that has no time of day. */
	public SimulationResult(String model, String simulation, SequencedMap<String, String> variation, long seed, int replications,
			long durationNanos, long warmUpNanos, List<VmResult> vms, List<GpuResult> gpus, List<HostResult> hosts,
			List<PromiseResult> expectations, Optional<Precision> precision, List<String> remarks, List<VmPool> pools,
			String runHash) {
		this(model, simulation, variation, seed, replications, durationNanos, warmUpNanos, Optional.empty(), vms, gpus, hosts,
				expectations, precision, remarks, pools, runHash);
	}

	/** The GPUs by type and policy: what stands idle. */
	public List<CapacityResult> capacity() {
		return CapacityResult.of(gpus);
	}

	/** Whether every promise holds. */
	public boolean keepsPromises() {
		return promises.stream().allMatch(PromiseResult::kept);
	}
}
