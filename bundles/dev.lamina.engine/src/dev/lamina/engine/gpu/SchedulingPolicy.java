package dev.lamina.engine.gpu;

/**
 * The immutable description of how the clients of a GPU engine take turns.
 */
public interface SchedulingPolicy {
	/** The name that results carry, such as {@code fixed-share}. */
	String name();

	/** The policy at work on one engine. */
	SliceScheduler createScheduler(EngineClients clients);
}
