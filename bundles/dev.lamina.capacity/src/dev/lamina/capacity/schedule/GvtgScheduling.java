package dev.lamina.capacity.schedule;

/**
 * The weighted scheduler of GVT-g in Linux, in nanoseconds.
 *
 * <p>Sources: Linux, drivers/gpu/drm/i915/gvt/sched_policy.c.
 */
public final class GvtgScheduling {
	/** Tick of the scheduler. */
	public static final long TICK = 1_000_000;
	/** Period after which time is balanced by weight. */
	public static final long BALANCE_PERIOD = 100_000_000;
	/** Balance periods after which debt is forgotten. */
	public static final int BALANCE_STAGES = 10;

	private GvtgScheduling() {
	}
}
