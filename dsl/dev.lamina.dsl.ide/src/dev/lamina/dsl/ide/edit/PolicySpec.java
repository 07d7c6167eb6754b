package dev.lamina.dsl.ide.edit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy that is to be added.
 *
 * @param name    its name
 * @param targets the hosts and GPUs that it holds for; none for all that no other policy names
 * @param stack   the name of its stack, as {@code NvidiaVgpu}; of the library or visible from the file
 * @param profile the name of the profile into which the GPUs are cut; nothing if they are not
 * @param count   into how many instances, 1 or more
 */
public record PolicySpec(String name, List<PlacementTarget> targets, String stack, Optional<String> profile, int count) {
	public PolicySpec {
		Objects.requireNonNull(name);
		Objects.requireNonNull(stack);
		targets = List.copyOf(targets);
		if (count < 1) {
			throw new IllegalArgumentException("count " + count);
		}
	}
}
