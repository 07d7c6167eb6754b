package dev.lamina.placement.plan;

import dev.lamina.model.Event;
import dev.lamina.model.Host;
import dev.lamina.placement.assignment.TargetMatcher;

/** What fails and is repaired: one host, one GPU of it, or one instance of a GPU. */
sealed interface FailureSite {
	/** A host and everything on it. */
	record OfHost(Host host, int index) implements FailureSite {
	}

	/** A GPU, by its number. */
	record OfGpu(int gpu) implements FailureSite {
	}

	/** An instance of a GPU: a partition of its policy, by its number. */
	record OfInstance(int gpu, int instance) implements FailureSite {
	}

	/** What an event is about, as it is written. */
	static String text(Event event) {
		return TargetMatcher.text(event.getSubject()) + (event.getInstance() < 0 ? "" : " instance " + event.getInstance());
	}
}
