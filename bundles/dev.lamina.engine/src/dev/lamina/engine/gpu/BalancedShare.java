package dev.lamina.engine.gpu;

/**
 * Time by weight, dealt out for each period in advance and decided again at each tick: among the clients with work and time left,
 * the one that ran longest ago is next. Who has used up its time waits for the next period, even if the engine idles;
 * what is left over or owed counts on, until it is all forgotten after some periods.
 * <p>
 * These are the rules of GVT-g with 1 ms, 100 ms and 10 periods (Linux, drivers/gpu/drm/i915/gvt/sched_policy.c). There, too,
 * residents without work keep their part. Work that cannot be preempted runs on over the tick, and is owed.
 *
 * @param tick nanoseconds, above zero
 * @param period nanoseconds, at least a tick
 * @param periods after which debts and savings are forgotten, at least 1
 */
public record BalancedShare(long tick, long period, int periods) implements SchedulingPolicy {
	public BalancedShare {
		SliceChecks.check(tick);
		if (period < tick || periods < 1) {
			throw new IllegalArgumentException(
					"A balance needs a period of at least one tick (" + tick + " ns) and one period, not "
							+ period + " ns and " + periods + ".");
		}
	}

	@Override
	public String name() {
		return "weighted";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new BalancedShareScheduler(clients, this);
	}
}
