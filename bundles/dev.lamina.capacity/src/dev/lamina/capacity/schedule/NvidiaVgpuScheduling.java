package dev.lamina.capacity.schedule;

/**
 * Time slices of NVIDIA vGPU's schedulers, in nanoseconds and hertz.
 *
 * <p>Source: NVIDIA AI Enterprise user guide (vGPU 17), chapter 7, table of scheduler registry values: TT is the slice without
 * strict round robin, FFF the frequency of strict round robin, AA the averaging factor.
 */
public final class NvidiaVgpuScheduling {
	/** Shortest slice that can be set (TT 01). */
	public static final long MIN_SLICE = 1_000_000;
	/** Longest slice (TT 1E); longer ones are capped to it. */
	public static final long MAX_SLICE = 30_000_000;
	/** Lowest frequency of strict round robin (FFF 03F). */
	public static final long MIN_FREQUENCY = 63;
	/** Highest frequency of strict round robin (FFF 3C0). */
	public static final long MAX_FREQUENCY = 960;
	/** Averaging factor if none is set: the next slice is shortened by the accrued overshoot over this. */
	public static final int DEFAULT_AVERAGING = 33;
	/** Lowest averaging factor. */
	public static final int MIN_AVERAGING = 1;
	/** Highest averaging factor. */
	public static final int MAX_AVERAGING = 60;
	/** Most instances of a type that still have the long default slice. */
	public static final int MAX_INSTANCES_WITH_LONG_SLICE = 8;

	private NvidiaVgpuScheduling() {
	}

	/** Slice if none is set: 2 ms for types with at most 8 instances per GPU, 1 ms for others. */
	public static long defaultSlice(int maximumInstances) {
		return maximumInstances <= MAX_INSTANCES_WITH_LONG_SLICE ? 2_000_000 : 1_000_000;
	}

	/** Frequency of strict round robin if none is set: 480 Hz up to 8 instances per GPU, 960 Hz for others. */
	public static long defaultFrequency(int maximumInstances) {
		return maximumInstances <= MAX_INSTANCES_WITH_LONG_SLICE ? 480 : 960;
	}

	/** The slice that the driver uses when that one is set: between {@link #MIN_SLICE} and {@link #MAX_SLICE}. */
	public static long effectiveSlice(long nanoseconds) {
		return Math.clamp(nanoseconds, MIN_SLICE, MAX_SLICE);
	}

	/** The frequency that the driver uses when that one is set: between 63 and 960 Hz. */
	public static long effectiveFrequency(long hertz) {
		return Math.clamp(hertz, MIN_FREQUENCY, MAX_FREQUENCY);
	}

	/**
	 * Slice of strict round robin at a frequency, in whole nanoseconds rounded down: 63 Hz is 15.873 ms.
	 *
	 * @throws IllegalArgumentException for a frequency below 1 Hz
	 */
	public static long sliceOf(long hertz) {
		if (hertz < 1) {
			throw new IllegalArgumentException("A frequency of " + hertz + " Hz has no slice; it must be at least 1 Hz.");
		}
		return 1_000_000_000 / hertz;
	}
}
