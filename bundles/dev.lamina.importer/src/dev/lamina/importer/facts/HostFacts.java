package dev.lamina.importer.facts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.source.ImportLocation;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/**
 * What a report says of one host.
 *
 * @param name       what it is called there, or after its file
 * @param sockets    processors; 0 if not reported
 * @param cores      cores of each processor; 0 if not reported
 * @param clock      their clock, as the language writes it
 * @param memory     main memory in bytes
 * @param numaNodes  NUMA nodes
 * @param system     operating system
 * @param hypervisor hypervisor
 * @param gpus       its GPUs, in the order of the report
 * @param notes      what becomes a comment in it
 * @param place      where it is reported
 */
public record HostFacts(String name, int sockets, int cores, Optional<String> clock, OptionalLong memory, OptionalInt numaNodes,
		Optional<OperatingSystem> system,
		Optional<Hypervisor> hypervisor, List<GpuFacts> gpus, List<String> notes, ImportLocation place) {
	public HostFacts {
		gpus = List.copyOf(gpus);
		notes = List.copyOf(notes);
	}

	/** A host of which only the GPUs are reported. */
	public static HostFacts of(String name, List<GpuFacts> gpus, List<String> notes, ImportLocation importLocation) {
		return new HostFacts(name, 0, 0, Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), Optional.empty(),
				Optional.empty(), gpus, notes, importLocation);
	}

	/** The same with a system and a hypervisor. */
	public HostFacts withSystem(OperatingSystem on, Optional<Hypervisor> with) {
		return new HostFacts(name, sockets, cores, clock, memory, numaNodes, Optional.of(on), with, gpus, notes, place);
	}
}
