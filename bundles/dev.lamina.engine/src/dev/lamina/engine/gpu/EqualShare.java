package dev.lamina.engine.gpu;

/**
 * Turns go round strictly among all resident clients: each has 1/resident of the time, used or not.
 *
 * @param slice nanoseconds, above zero
 * @param averaging after an overshoot, the next slices of the client are shortened by this part of what has accrued;
 *     0 for never. NVIDIA's default is 33, with 1 to 60 settable (vGPU user guide, chapter 7)
 */
public record EqualShare(long slice, int averaging) implements SchedulingPolicy {
	public EqualShare {
		SliceChecks.check(slice);
		SliceChecks.checkAveraging(averaging);
	}

	@Override
	public String name() {
		return "equal-share";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new RoundRobinScheduler(clients, slice, true, averaging);
	}
}
