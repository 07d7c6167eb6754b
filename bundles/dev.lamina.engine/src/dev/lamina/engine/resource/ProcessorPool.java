package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;

/**
 * Processor cores shared by all clients of a host. A job has at most one core unless its port says more, a client at most
 * its limit; when the cores do not suffice they are shared max-min fairly between the clients, and equally between the
 * jobs of a client.
 *
 * @param cores above zero
 */
public record ProcessorPool(String name, double cores) implements Resource {
	public ProcessorPool {
		if (!(cores > 0 && cores < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException(
					"Processor pool '" + name + "' needs a number of cores above zero, not " + cores + ".");
		}
	}

	/** The entrance of a client that has at most so many cores at a time. */
	public Port port(String client, double mostCores) {
		return new Port(this, client, mostCores, 1);
	}

	/**
	 * The entrance of a client whose jobs spread over several cores, such as a software rasteriser with a thread for each.
	 *
	 * @param coresPerJob the most cores that one job uses at a time, at least 1
	 */
	public Port port(String client, double mostCores, int coresPerJob) {
		return new Port(this, client, mostCores, coresPerJob);
	}

	@Override
	public Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow) {
		return new FairShareStation(kernel, this, cores, 1, 0, ports, measurementWindow);
	}
}
