package dev.lamina.result.trace;

import java.util.List;
import java.util.SequencedMap;

import dev.lamina.result.SequencedMaps;

/**
 * The run that a trace is about.
 *
 * @param durationNanos simulated time, with warm-up
 * @param warmUpNanos   the part at the beginning that is not measured
 * @param fromNanos     where the trace begins
 * @param toNanos       where it ends at the latest
 * @param gpus          in the order of the model; those without an engine that anybody uses too
 * @param vms           in the order of the model
 */
public record TracedRun(Subject subject, long durationNanos, long warmUpNanos, long fromNanos, long toNanos, List<Gpu> gpus,
		List<Vm> vms) {
	public TracedRun {
		gpus = List.copyOf(gpus);
		vms = List.copyOf(vms);
	}

	/**
	 * What was simulated; all as in {@link dev.lamina.result.SimulationResult}.
	 *
	 * @param seed of all replications; the first one is traced
	 */
	public record Subject(String model, String simulation, SequencedMap<String, String> variation, long seed) {
		public Subject {
			variation = SequencedMaps.copyOf(variation);
		}
	}

	/** A GPU with the engines that anybody uses. */
	public record Gpu(String name, String type, String scheduler, List<Engine> engines) {
		public Gpu {
			engines = List.copyOf(engines);
		}
	}

	/**
	 * An engine of a GPU.
	 *
	 * @param name       as in results: {@code graphics}
	 * @param concurrent whether it works for several VMs at the same time
	 */
	public record Engine(String gpu, String name, boolean concurrent) {
	}

	/** A VM, and where it is at first. */
	public record Vm(String name, String stack, String place) {
	}
}
