package dev.lamina.engine.gpu;

/**
 * The client of the highest weight that has work runs, and takes the engine from a lower one where it can be preempted;
 * clients of equal weight take turns.
 *
 * @param slice of a turn among equals, in nanoseconds, above zero
 */
public record Priority(long slice) implements SchedulingPolicy {
	public Priority {
		Slices.check(slice);
	}

	@Override
	public String name() {
		return "priority";
	}

	@Override
	public SliceScheduler over(EngineClients clients) {
		return new HighestFirst(clients, slice);
	}
}
