package dev.lamina.engine.gpu;

/**
 * Time in proportion to the weights of the clients that have work: the client that has had the least time for its weight is
 * next, and who was idle cannot save up its share for later. {@link BalancedShare} deals out
 * time by periods instead.
 *
 * @param slice nanoseconds, above zero
 */
public record WeightedShare(long slice) implements SchedulingPolicy {
	public WeightedShare {
		SliceChecks.check(slice);
	}

	@Override
	public String name() {
		return "weighted";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new StrideScheduler(clients, slice);
	}
}
