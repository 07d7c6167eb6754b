package dev.lamina.engine.gpu;

/**
 * Turns go round strictly over a fixed number of slots: each client has 1/slots of the time, however many are resident,
 * and slots without a client stay idle.
 *
 * @param slice nanoseconds, above zero
 * @param slots the most instances of the profile on one GPU, at least 1
 * @param averaging as in {@link EqualShare}
 */
public record FixedShare(long slice, int slots, int averaging) implements SchedulingPolicy {
	public FixedShare {
		SliceChecks.check(slice);
		SliceChecks.checkAveraging(averaging);
		if (slots < 1) {
			throw new IllegalArgumentException("A fixed share needs at least one slot, not " + slots + ".");
		}
	}

	@Override
	public String name() {
		return "fixed-share";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new FixedShareScheduler(clients, slice, slots, averaging);
	}
}
