package dev.lamina.engine.resource;

import java.util.Objects;
import java.util.Optional;

/**
 * The entrance of a resource for one client. Equal ports are one port: stages that name it share its limit, its queue
 * and its place among the others. Made by the factories of the resource, which say what limit and weight mean there.
 *
 * @param resource what it leads to
 * @param name whose entrance it is; the name that results carry
 * @param limit the most that all jobs of the port together may use, in the resource's unit; infinity for no limit
 * @param weight its weight or priority against other ports, where the resource knows one; the units that one job may have at a
 *     time, where jobs share capacity
 * @param sharedLimit what it may use together with others, where jobs share capacity
 */
public record Port(Resource resource, String name, double limit, int weight, Optional<SharedLimit> sharedLimit) {
	/** An entrance that is bound by nothing but its own limit. */
	public Port(Resource resource, String name, double limit, int weight) {
		this(resource, name, limit, weight, Optional.empty());
	}

	public Port {
		Objects.requireNonNull(sharedLimit);
		Objects.requireNonNull(resource);
		Objects.requireNonNull(name);
		if (!(limit > 0)) {
			throw new IllegalArgumentException(
					"The limit of '" + name + "' on " + resource.name() + " must be above zero, not " + limit + ".");
		}
		if (weight < 1) {
			throw new IllegalArgumentException(
					"The weight of '" + name + "' on " + resource.name() + " must be at least 1, not " + weight + ".");
		}
	}

	/** The same entrance that may use only so much together with others. */
	public Port within(SharedLimit common) {
		return new Port(resource, name, limit, weight, Optional.of(common));
	}
}
