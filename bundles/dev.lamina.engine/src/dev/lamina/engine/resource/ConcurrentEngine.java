package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;

/**
 * A GPU engine that runs the work of several clients at the same time, as between processes of one host or under MPS:
 * processor sharing of one engine, each client with at most its share.
 *
 * @param speed how fast it is compared with the speed at which demands are given, above zero
 */
public record ConcurrentEngine(String name, double speed) implements Resource {
	public ConcurrentEngine {
		if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("Engine '" + name + "' needs a speed above zero, not " + speed + ".");
		}
	}

	/**
	 * The entrance of a client that has at most that share, above 0 and at most 1, also together with others of its entrances
	 * whose work cannot use as much.
	 */
	public Port port(String client, double mostShare) {
		return new Port(this, client, mostShare, 1).within(new SharedLimit(client, mostShare));
	}

	@Override
	public Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow) {
		return new FairShareStation(kernel, this, 1, speed, 0, ports, measurementWindow);
	}
}
