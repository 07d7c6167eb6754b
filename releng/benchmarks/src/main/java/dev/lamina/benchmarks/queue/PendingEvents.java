package dev.lamina.benchmarks.queue;

/** A number of pending events, each of which is followed by another one after a random gap. */
interface PendingEvents {
	/** Handles about so many events. */
	void hold(int events);
}
