package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;

/**
 * A link whose bandwidth is shared max-min fairly between clients, and equally between the transfers of a client. A
 * transfer first takes its bytes over the bandwidth, then the latency, which occupies nothing. Demands are bytes.
 *
 * @param bytesPerSecond bandwidth, above zero
 * @param latency nanoseconds that each transfer takes besides, not negative
 */
public record FairShareLink(String name, double bytesPerSecond, long latency) implements Resource {
	public FairShareLink {
		if (!(bytesPerSecond > 0 && bytesPerSecond < Double.POSITIVE_INFINITY) || latency < 0) {
			throw new IllegalArgumentException("Link '" + name + "' needs a bandwidth above zero and a latency, not "
					+ bytesPerSecond + " B/s and " + latency + " ns.");
		}
	}

	/** The entrance of a client without a limit of its own. */
	public Port port(String client) {
		return new Port(this, client, Double.POSITIVE_INFINITY, 1);
	}

	/** The entrance of a client that has at most that bandwidth, in bytes per second. */
	public Port port(String client, double mostBytesPerSecond) {
		return new Port(this, client, mostBytesPerSecond / bytesPerSecond, 1);
	}

	@Override
	public Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow) {
		return new FairShareStation(kernel, this, 1, bytesPerSecond / 1e9, latency, ports, measurementWindow);
	}
}
