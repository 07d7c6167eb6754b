package dev.lamina.engine.program;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;

/**
 * Everything that a run needs to know: the clients, and through their ports the resources they share. Immutable; the
 * same scenario can run any number of times, also at the same time.
 *
 * @param clients with names of their own
 */
public record Scenario(List<Client> clients) {
	public Scenario {
		clients = List.copyOf(clients);
		Set<String> names = new HashSet<>();
		for (Client client : clients) {
			if (!names.add(client.name())) {
				throw new IllegalArgumentException("Two clients are called '" + client.name() + "'.");
			}
		}
		refuseDoubleNames(clients);
	}

	/**
	 * Runs the scenario once.
	 *
	 * @param seed equal seeds give equal results
	 * @throws dev.lamina.engine.event.RunFailedException where time stands still or runs over
	 * @throws java.util.concurrent.CancellationException where the control says so
	 */
	public RunResult run(long seed, MeasurementWindow measurementWindow, RunControl control) {
		return new ScenarioRun(this, seed, measurementWindow, null).execute(control);
	}

	/**
	 * Runs the scenario once, as {@link #run(long, MeasurementWindow, RunControl)} does, with the same result.
	 *
	 * @param runListener is told what happens
	 */
	public RunResult run(long seed, MeasurementWindow measurementWindow, RunControl control, RunListener runListener) {
		return new ScenarioRun(this, seed, measurementWindow, Objects.requireNonNull(runListener)).execute(control);
	}

	/** The ports of each resource, both in the order of first mention. */
	public SequencedMap<Resource, List<Port>> resources() {
		return resources(clients);
	}

	/** The ports of each resource that some clients use, both in the order of first mention. */
	static SequencedMap<Resource, List<Port>> resources(List<Client> clients) {
		SequencedMap<Resource, SequencedSet<Port>> ports = new LinkedHashMap<>();
		for (Client client : clients) {
			for (Port port : client.ports()) {
				ports.computeIfAbsent(port.resource(), resource -> new LinkedHashSet<>()).add(port);
			}
		}
		SequencedMap<Resource, List<Port>> resources = new LinkedHashMap<>();
		ports.forEach((resource, set) -> resources.put(resource, List.copyOf(set)));
		return resources;
	}

	private static void refuseDoubleNames(List<Client> clients) {
		Map<String, Resource> resources = new LinkedHashMap<>();
		for (Client client : clients) {
			for (Port port : client.ports()) {
				Resource other = resources.putIfAbsent(port.resource().name(), port.resource());
				if (other != null && !other.equals(port.resource())) {
					throw new IllegalArgumentException("Two different resources are called '" + other.name() + "'.");
				}
			}
		}
	}
}
