package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;

/** Something that takes time and occupies nothing: every job takes exactly its demand. */
public record Delay(String name) implements Resource {
	/** The entrance of a client. */
	public Port port(String client) {
		return new Port(this, client, Double.POSITIVE_INFINITY, 1);
	}

	@Override
	public boolean isShared() {
		return false;
	}

	@Override
	public Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow) {
		return new DelayStation(kernel, this, ports, measurementWindow);
	}
}
