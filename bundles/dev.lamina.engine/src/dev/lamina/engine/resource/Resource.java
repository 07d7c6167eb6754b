package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.Observation;

/**
 * An immutable description of something that serves jobs. Within a scenario a resource is known by its name: equal
 * resources are one resource, different resources must have different names.
 */
public interface Resource {
	/** The name that results carry. */
	String name();

	/**
	 * The resource at work in one run.
	 *
	 * @param ports the entrances of its clients; a station knows them by their index
	 */
	Station open(Kernel kernel, List<Port> ports, Observation observation);
}
