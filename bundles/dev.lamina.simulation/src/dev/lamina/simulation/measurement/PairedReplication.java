package dev.lamina.simulation.measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.engine.statistics.RunResult;

/** One replication: the same random demands under the stacks of the model and alone on bare metal. */
public final class PairedReplication {
	private final RunResult virtual;
	private final RunResult alone;
	private final List<PairedReplication> parts = new ArrayList<>();
	private final TreeMap<String, ResourceResult> resources = new TreeMap<>();
	private final Map<String, Map<String, PortResult>> ports = new HashMap<>();

	/** The runs of both scenarios with the same seed. */
	public PairedReplication(RunResult virtual, RunResult alone) {
		this.virtual = virtual;
		this.alone = alone;
		for (ResourceResult resource : virtual.resources()) {
			Map<String, PortResult> byName = new LinkedHashMap<>();
			resource.ports().forEach(port -> byName.merge(port.name(), port, PairedReplication::together));
			ports.put(resource.name(), byName);
			resources.put(resource.name(),
					new ResourceResult(resource.name(), resource.capacity(), resource.measured(), resource.busy(),
							resource.switching(), resource.idle(), List.copyOf(byName.values())));
		}
	}

	/** A client has several entrances where parts of its work can use different parts of an engine. */
	private static PortResult together(PortResult one, PortResult other) {
		return new PortResult(one.name(), one.busy() + other.busy(),
				IntStream.range(0, one.terms().size()).mapToObj(term -> one.terms().get(term) + other.terms().get(term))
						.toList());
	}

	/** The same replication with its parts, each run again with its seed. */
	public PairedReplication withParts(List<MeasuredPart> measured, long seed, RunControl control) {
		measured.forEach(part -> parts.add(part.run(seed, control, alone)));
		return this;
	}

	/** A part of the replication, by its number. */
	PairedReplication part(int number) {
		return parts.get(number);
	}

	RunResult virtual() {
		return virtual;
	}

	RunResult alone() {
		return alone;
	}

	/** The resources of the virtual run, by name in alphabetical order. */
	TreeMap<String, ResourceResult> resources() {
		return resources;
	}

	/** What a client had of a resource in the virtual run. */
	Optional<PortResult> port(String resource, String name) {
		return Optional.ofNullable(ports.getOrDefault(resource, Map.of()).get(name));
	}
}
