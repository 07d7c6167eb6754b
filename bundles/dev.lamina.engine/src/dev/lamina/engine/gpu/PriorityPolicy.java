package dev.lamina.engine.gpu;

/**
 * The client of the highest weight that has work runs, and takes the engine from a lower one where it can be preempted;
 * clients of equal weight take turns.
 *
 * @param slice of a turn among equals, in nanoseconds, above zero
 */
public record PriorityPolicy(long slice) implements SchedulingPolicy {
	public PriorityPolicy {
		SliceChecks.check(slice);
	}

	@Override
	public String name() {
		return "priority";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new PriorityScheduler(clients, slice);
	}
}
