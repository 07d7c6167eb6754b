package dev.lamina.engine.gpu;

/**
 * Equal time for the residents by credit, as {@link CreditPolicy}, and by bandwidth: what each really had of the time that all
 * had. Clients with credit that had less than their part come first, then those with credit, then the others. Before the engine
 * goes from a client that had less than its part to one that had more, it waits for a while, so that the former can go on where
 * it only paused between two jobs.
 * <p>
 * These are the rules of GPUvm's BAND, with 50 us, 100 or 500 ms, and 500 us (source of GPUvm, tools/a3, band_scheduler.cc and
 * device.cc). Bandwidth is counted here over the sampling period. Weights have no meaning.
 *
 * @param poll as in {@link CreditPolicy}; also the most credit that can be saved
 * @param sample nanoseconds over which bandwidth is counted, at least the poll
 * @param yield nanoseconds of the wait, above zero
 */
public record BandPolicy(long poll, long sample, long yield) implements SchedulingPolicy {
	public BandPolicy {
		SliceChecks.check(poll);
		SliceChecks.check(yield);
		if (sample < poll) {
			throw new IllegalArgumentException(
					"Bandwidth is counted over at least one poll of " + poll + " ns, not " + sample + " ns.");
		}
	}

	@Override
	public String name() {
		return "band";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new BandScheduler(clients, this);
	}
}
