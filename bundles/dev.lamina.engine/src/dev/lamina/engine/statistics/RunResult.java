package dev.lamina.engine.statistics;

import java.util.List;

/**
 * Everything one run measured.
 *
 * @param observation what was measured
 * @param events events that the run took
 * @param clients in the order of the scenario
 * @param resources in the order in which the scenario names them
 */
public record RunResult(MeasurementWindow observation, long events, List<ClientResult> clients, List<ResourceResult> resources) {
	public RunResult {
		clients = List.copyOf(clients);
		resources = List.copyOf(resources);
	}

	/**
	 * The client of that name.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public ClientResult client(String name) {
		return clients.stream().filter(client -> client.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no client '" + name + "'."));
	}

	/**
	 * The resource of that name.
	 *
	 * @throws IllegalArgumentException if no client names it
	 */
	public ResourceResult resource(String name) {
		return resources.stream().filter(resource -> resource.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No client names a resource '" + name + "'."));
	}
}
