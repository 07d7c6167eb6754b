package dev.lamina.capacity.schedule;

/**
 * The weighted scheduler of GVT-g in Linux, and the round robin of the paper that introduced it; in nanoseconds.
 *
 * <p>Sources: Linux, drivers/gpu/drm/i915/gvt/sched_policy.c and vgpu.c; Tian, Dong, Cowperthwaite, USENIX ATC 2014, section 3.2.
 */
public final class GvtgScheduling {
	/** Tick of the scheduler. */
	public static final long TICK = 1_000_000;
	/** Period after which time is balanced by weight. */
	public static final long BALANCE_PERIOD = 100_000_000;
	/** Balance periods after which debt is forgotten. */
	public static final int BALANCE_STAGES = 10;
	/** Sum of the weights of a GPU that is full of one type. */
	public static final int FULL_WEIGHT = 16;
	/** Slice of the round robin described in the paper. */
	public static final long PAPER_SLICE = 16_000_000;
	/** Instances that Linux manages on one GPU: ids 1 to 7 of GVT_MAX_VGPU 8. */
	public static final int MAX_INSTANCES = 7;

	private GvtgScheduling() {
	}

	/**
	 * Weight of a type, in 16ths: 16 / n for the type of which n fill a GPU (its name ends with _n).
	 *
	 * @throws IllegalArgumentException if n is below 1
	 */
	public static int weight(int instancesPerGpu) {
		if (instancesPerGpu < 1) {
			throw new IllegalArgumentException("A type fills a GPU with at least one instance, not " + instancesPerGpu + '.');
		}
		return FULL_WEIGHT / instancesPerGpu;
	}
}
