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
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;
import dev.lamina.engine.statistics.RunResult;

/**
 * One run of a scenario: its {@link IndependentSubmodels} one after the other, each from beginning to end. As nothing that
 * happens on one is felt on another, the result is that of running all of them at once, and an event costs the same however many
 * there are.
 */
final class ScenarioRun {
	private final Scenario scenario;
	private final long seed;
	private final MeasurementWindow measurementWindow;
	private final RunListener runListener;

	private final ClientResult[] clients;
	private final Map<Resource, ResourceResult> resources = new HashMap<>();
	private final Map<Port, PortResult> ports = new HashMap<>();
	private long events;

	/**
	 * @param runListener null if no one is to be told
	 */
	ScenarioRun(Scenario scenario, long seed, MeasurementWindow measurementWindow, RunListener runListener) {
		this.scenario = scenario;
		this.seed = seed;
		this.measurementWindow = measurementWindow;
		this.runListener = runListener;
		clients = new ClientResult[scenario.clients().size()];
	}

	RunResult execute(RunControl control) {
		int done = 0;
		for (List<Integer> island : IndependentSubmodels.of(scenario.clients())) {
			run(island, new SubmodelControl(control, done, island.size(), clients.length));
			done += island.size();
		}
		List<ResourceResult> inOrder = new ArrayList<>();
		scenario.resources().forEach((resource, all) -> inOrder.add(result(resource, all)));
		return new RunResult(measurementWindow, events, Arrays.asList(clients), inOrder);
	}

	private void run(List<Integer> island, RunControl control) {
		List<Client> members = island.stream().map(scenario.clients()::get).toList();
		SequencedMap<Resource, List<Port>> used = Scenario.resources(members);
		RunResult result = new SubmodelRun(members, used, seed, measurementWindow, runListener).execute(control);
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
	private record SubmodelControl(RunControl whole, int done, int clients, int all) implements RunControl {
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
