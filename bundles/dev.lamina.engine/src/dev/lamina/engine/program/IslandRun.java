package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.CompiledProgram.Attachment;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.statistics.Observation;
import dev.lamina.engine.statistics.RunResult;

/** One run of clients that meet on resources, from the opening of their stations to their result. */
final class IslandRun {
	private final Kernel kernel = new Kernel();
	private final Observation observation;
	private final List<Station> stations = new ArrayList<>();
	private final List<ClientRun> clients = new ArrayList<>();

	/**
	 * @param resources all that the clients have ports of
	 * @param timeline null where nobody is to be told
	 */
	IslandRun(List<Client> clients, Map<Resource, List<Port>> resources, long seed, Observation observation, Timeline timeline) {
		this.observation = observation;
		Map<Port, Attachment> attachments = new HashMap<>();
		resources.forEach((resource, ports) -> {
			Station station = resource.open(kernel, ports, observation);
			if (timeline != null) {
				station.watch(timeline);
			}
			stations.add(station);
			for (int port = 0; port < ports.size(); port++) {
				attachments.put(ports.get(port), new Attachment(station, port));
			}
		});
		for (Client client : clients) {
			this.clients.add(new ClientRun(client, kernel, seed, observation, attachments, timeline));
		}
	}

	/** Runs to the end; clients and resources of the result are in the order in which they were given. */
	RunResult execute(RunControl control) {
		kernel.run(observation.duration(), control);
		return new RunResult(observation, kernel.events(), clients.stream().map(ClientRun::result).toList(),
				stations.stream().map(Station::result).toList());
	}
}
