package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.CompiledProgram.Attachment;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.statistics.Observation;
import dev.lamina.engine.statistics.RunResult;

/** One run of a scenario, from the opening of its stations to its result. */
final class Run {
	private final Kernel kernel = new Kernel();
	private final Observation observation;
	private final List<Station> stations = new ArrayList<>();
	private final List<ClientRun> clients = new ArrayList<>();

	/**
	 * @param timeline null where nobody is to be told
	 */
	Run(Scenario scenario, long seed, Observation observation, Timeline timeline) {
		this.observation = observation;
		Map<Port, Attachment> attachments = new HashMap<>();
		scenario.resources().forEach((resource, ports) -> {
			Station station = resource.open(kernel, ports, observation);
			if (timeline != null) {
				station.watch(timeline);
			}
			stations.add(station);
			for (int port = 0; port < ports.size(); port++) {
				attachments.put(ports.get(port), new Attachment(station, port));
			}
		});
		for (Client client : scenario.clients()) {
			clients.add(new ClientRun(client, kernel, seed, observation, attachments, timeline));
		}
	}

	RunResult execute(RunControl control) {
		kernel.run(observation.duration(), control);
		return new RunResult(observation, kernel.events(), clients.stream().map(ClientRun::result).toList(),
				stations.stream().map(Station::result).toList());
	}
}
