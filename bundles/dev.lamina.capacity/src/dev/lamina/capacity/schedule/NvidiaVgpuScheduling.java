package dev.lamina.capacity.schedule;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.schedule.SchedulerLimits.Range;
import dev.lamina.model.GpuType;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;

/**
 * Time slices of NVIDIA vGPU's schedulers, in nanoseconds and hertz.
 *
 * <p>Source: NVIDIA AI Enterprise user guide (vGPU 17), chapter 7, table of scheduler registry values: TT is the slice without
 * strict round robin, FFF the frequency of strict round robin, AA the averaging factor.
 */
public final class NvidiaVgpuScheduling implements VendorScheduling {
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
	/** Most instances of a type that still have the long default slice. */
	public static final int MAX_INSTANCES_WITH_LONG_SLICE = 8;

	@Override
	public long defaultSlice(SchedulerKind scheduler, int instances) {
		return defaultSlice(instances);
	}

	@Override
	public OptionalLong multimediaSlice(GpuType gpu, Technique technique) {
		return OptionalLong.empty();
	}

	/** Best effort takes the vendor's slice as it is; the two that share strictly can be set. */
	@Override
	public Optional<SchedulerLimits> limits(SchedulerKind scheduler, Optional<GpuType> gpu) {
		return scheduler != SchedulerKind.EQUAL_SHARE && scheduler != SchedulerKind.FIXED_SHARE ? Optional.empty()
				: Optional.of(new SchedulerLimits(new Range(MIN_SLICE, MAX_SLICE),
						Optional.of(new Range(MIN_FREQUENCY, MAX_FREQUENCY))));
	}

	/** Slice if none is set: 2 ms for types with at most 8 instances per GPU, 1 ms for others. */
	public static long defaultSlice(int maximumInstances) {
		return maximumInstances <= MAX_INSTANCES_WITH_LONG_SLICE ? 2_000_000 : 1_000_000;
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
