package dev.lamina.engine.gpu;

/**
 * Turns go round among the clients that have work, so that idle time goes to anyone who can use it; a client that is alone
 * keeps the engine without switches.
 *
 * @param slice nanoseconds, above zero
 */
public record BestEffort(long slice) implements SchedulingPolicy {
	public BestEffort {
		SliceChecks.check(slice);
	}

	@Override
	public String name() {
		return "best-effort";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new RoundRobinScheduler(clients, slice, false, 0);
	}
}
