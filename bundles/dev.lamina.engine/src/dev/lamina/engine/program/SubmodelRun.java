package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.CompiledProgram.StationPort;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;

/** One run of clients that meet on resources, from the opening of their stations to their result. */
final class SubmodelRun {
	private final Kernel kernel = new Kernel();
	private final MeasurementWindow measurementWindow;
	private final List<Station> stations = new ArrayList<>();
	private final List<ClientRun> clients = new ArrayList<>();

	/**
	 * @param resources all that the clients have ports of
	 * @param runListener null if no one is to be told
	 */
	SubmodelRun(List<Client> clients, Map<Resource, List<Port>> resources, long seed, MeasurementWindow measurementWindow,
			RunListener runListener) {
		this.measurementWindow = measurementWindow;
		Map<Port, StationPort> stationPorts = new HashMap<>();
		resources.forEach((resource, ports) -> {
			Station station = resource.open(kernel, ports, measurementWindow);
			if (runListener != null) {
				station.setListener(runListener);
			}
			stations.add(station);
			for (int port = 0; port < ports.size(); port++) {
				stationPorts.put(ports.get(port), new StationPort(station, port));
			}
		});
		for (Client client : clients) {
			this.clients.add(new ClientRun(client, kernel, seed, measurementWindow, stationPorts, runListener));
		}
	}

	/** Runs to the end; clients and resources of the result are in the order in which they were given. */
	RunResult execute(RunControl control) {
		kernel.run(measurementWindow.duration(), control);
		return new RunResult(measurementWindow, kernel.events(), clients.stream().map(ClientRun::result).toList(),
				stations.stream().map(Station::result).toList());
	}
}
