package dev.lamina.live;

import java.util.Objects;

/**
 * What the simulator says of one VM or GPU.
 *
 * @param line     a few words: "57.6 fps, p95 21.0 ms, promises kept", "71.2 % busy"
 * @param status what became of its promises
 * @param details  more about it, in lines; may be empty
 */
public record LiveResult(String line, PromiseStatus status, String details) {
	/** What became of the promises of a VM. */
	public enum PromiseStatus {
		/** Nothing is promised. */
		UNPROMISED,
		/** All are kept. */
		KEPT,
		/** One at least is broken. */
		BROKEN
	}

	public LiveResult {
		Objects.requireNonNull(line);
		Objects.requireNonNull(status);
		Objects.requireNonNull(details);
	}
}
