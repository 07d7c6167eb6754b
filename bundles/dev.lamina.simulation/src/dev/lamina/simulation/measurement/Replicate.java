package dev.lamina.simulation.measurement;

import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.engine.statistics.RunResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One replication: the same random demands under the stacks of the model and alone on bare metal. */
public final class Replicate {
	private final RunResult virtual;
	private final RunResult alone;
	private final TreeMap<String, ResourceResult> resources = new TreeMap<>();
	private final Map<String, Map<String, PortResult>> ports = new HashMap<>();

	/** The runs of both scenarios with the same seed. */
	public Replicate(RunResult virtual, RunResult alone) {
		this.virtual = virtual;
		this.alone = alone;
		for (ResourceResult resource : virtual.resources()) {
			resources.put(resource.name(), resource);
			Map<String, PortResult> byName = new HashMap<>();
			resource.ports().forEach(port -> byName.put(port.name(), port));
			ports.put(resource.name(), byName);
		}
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
