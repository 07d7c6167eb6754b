package dev.lamina.dsl.ide.edit;

import java.util.Objects;
import java.util.Optional;

import dev.lamina.model.Workload;

/**
 * A VM that is to be added.
 *
 * @param name     its name
 * @param count    how many, 1 or more
 * @param place    where its GPU is; nothing if it has none, or any
 * @param profile  the name of the profile that it asks for; nothing for a whole GPU at its place
 * @param workload what it runs, if that is known
 */
public record VmSpec(String name, int count, Optional<PlacementTarget> place, Optional<String> profile,
		Optional<Workload> workload) {
	public VmSpec {
		Objects.requireNonNull(name);
		if (count < 1) {
			throw new IllegalArgumentException("count " + count);
		}
	}
}
