package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.Observation;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.engine.statistics.RunResult;

/**
 * One run of a scenario: its {@link Islands} one after the other, each from beginning to end. As nothing that happens on one is
 * felt on another, the result is that of running all of them at once, and an event costs the same however many there are.
 */
final class Run {
	private final Scenario scenario;
	private final long seed;
	private final Observation observation;
	private final Timeline timeline;

	private final ClientResult[] clients;
	private final Map<Resource, ResourceResult> resources = new HashMap<>();
	private final Map<Port, PortResult> ports = new HashMap<>();
	private long events;

	/**
	 * @param timeline null where nobody is to be told
	 */
	Run(Scenario scenario, long seed, Observation observation, Timeline timeline) {
		this.scenario = scenario;
		this.seed = seed;
		this.observation = observation;
		this.timeline = timeline;
		clients = new ClientResult[scenario.clients().size()];
	}

	RunResult execute(RunControl control) {
		int done = 0;
		for (List<Integer> island : Islands.of(scenario.clients())) {
			run(island, new PartOfControl(control, done, island.size(), clients.length));
			done += island.size();
		}
		List<ResourceResult> inOrder = new ArrayList<>();
		scenario.resources().forEach((resource, all) -> inOrder.add(result(resource, all)));
		return new RunResult(observation, events, Arrays.asList(clients), inOrder);
	}

	private void run(List<Integer> island, RunControl control) {
		List<Client> members = island.stream().map(scenario.clients()::get).toList();
		SequencedMap<Resource, List<Port>> used = Scenario.resources(members);
		RunResult result = new IslandRun(members, used, seed, observation, timeline).execute(control);
		events += result.events();
		for (int member = 0; member < members.size(); member++) {
			clients[island.get(member)] = result.clients().get(member);
		}
		int number = 0;
		for (Map.Entry<Resource, List<Port>> entry : used.entrySet()) {
			note(entry.getKey(), entry.getValue(), result.resources().get(number++));
		}
	}

	/** A resource that is not shared has a result on each island. */
	private void note(Resource resource, List<Port> itsPorts, ResourceResult result) {
		resources.put(resource, result);
		if (!resource.isShared()) {
			for (int port = 0; port < itsPorts.size(); port++) {
				ports.put(itsPorts.get(port), result.ports().get(port));
			}
		}
	}

	private ResourceResult result(Resource resource, List<Port> all) {
		ResourceResult known = resources.get(resource);
		return resource.isShared() ? known : known.ofPorts(all.stream().map(ports::get).toList());
	}

	/** Tells of one island as of a part of the whole, by its clients. */
	private record PartOfControl(RunControl whole, int done, int clients, int all) implements RunControl {
		@Override
		public boolean isCancelled() {
			return whole.isCancelled();
		}

		@Override
		public void progress(double fraction) {
			whole.progress((done + clients * fraction) / all);
		}
	}
}
