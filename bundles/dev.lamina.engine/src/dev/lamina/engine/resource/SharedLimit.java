package dev.lamina.engine.resource;

import java.util.Objects;

/**
 * What several ports of one resource may use together, such as the virtual processors of a VM that its application and its
 * software rasteriser share. Where their limits add up to more, each has the same part of what it would have.
 *
 * @param name  of the one that is bound; ports of a resource with the same name have the same bound
 * @param limit the most, in the resource's unit
 */
public record SharedLimit(String name, double limit) {
	public SharedLimit {
		Objects.requireNonNull(name);
		if (!(limit > 0)) {
			throw new IllegalArgumentException("The bound of '" + name + "' must be above zero, not " + limit + ".");
		}
	}
}
