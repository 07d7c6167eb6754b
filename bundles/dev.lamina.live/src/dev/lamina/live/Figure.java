package dev.lamina.live;

import java.util.Objects;

/**
 * What the simulator says of one VM or GPU.
 *
 * @param line     a few words: "57.6 fps, p95 21.0 ms, promises kept", "71.2 % busy"
 * @param standing what became of its promises
 * @param details  more about it, in lines; may be empty
 */
public record Figure(String line, Standing standing, String details) {
	/** What became of the promises of a VM. */
	public enum Standing {
		/** Nothing is promised. */
		UNPROMISED,
		/** All are kept. */
		KEPT,
		/** One at least is broken. */
		BROKEN
	}

	public Figure {
		Objects.requireNonNull(line);
		Objects.requireNonNull(standing);
		Objects.requireNonNull(details);
	}
}
