package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;

/**
 * An immutable description of something that serves jobs. Within a scenario a resource is known by its name: equal
 * resources are one resource, different resources must have different names.
 */
public interface Resource {
	/** The name that results carry. */
	String name();

	/**
	 * Whether what one client does there can be felt by others. Where it cannot, the resource may be opened several times in a
	 * run, each time for some of its ports.
	 */
	default boolean isShared() {
		return true;
	}

	/**
	 * The resource at work in one run.
	 *
	 * @param ports the entrances of its clients; a station knows them by their index
	 */
	Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow);
}
