package dev.lamina.capacity.schedule;

import java.util.OptionalLong;

/**
 * Time slices of AMD's GPU-IOV module (GIM), in nanoseconds.
 *
 * <p>Sources: AMD MxGPU (Instinct), amdgv_sched.h; GPUOpen GIM (FirePro S7150), runtime configuration and code. For the S7150 the
 * two disagree: the documentation says 6 ms, the code returns 7 ms if no level is set.
 */
public final class AmdGimScheduling {
	/** Graphics and compute slice of Instinct with more than one virtual function. */
	public static final long INSTINCT_SLICE = 6_000_000;
	/** Slice of an only virtual function of Instinct where it switches to itself. */
	public static final long INSTINCT_SELF_SWITCH_SLICE = 500_000_000;
	/** Slice of the multimedia engines of Instinct. */
	public static final long INSTINCT_MULTIMEDIA_SLICE = 255_000_000;
	/** Shortest slice of Instinct that the programming interface accepts. */
	public static final long INSTINCT_MIN_SLICE = 1_000_000;
	/** Longest slice of Instinct that the programming interface accepts. */
	public static final long INSTINCT_MAX_SLICE = 500_000_000;
	/** Most virtual functions of one Instinct GPU. */
	public static final int INSTINCT_MAX_FUNCTIONS = 31;
	/** Slice of FirePro S7150 by its documentation. */
	public static final long S7150_DOCUMENTED_SLICE = 6_000_000;
	/** Slice of FirePro S7150 by its code if no level is set. */
	public static final long S7150_CODED_SLICE = 7_000_000;
	/** Longest slice of FirePro S7150 that can be set (sched_interval). */
	public static final long S7150_MAX_SLICE = 2_000_000_000;

	private AmdGimScheduling() {
	}

	/** Default slice of Instinct for a number of virtual functions; absent where it is unlimited, with one. */
	public static OptionalLong instinctSlice(int functions) {
		return functions > 1 ? OptionalLong.of(INSTINCT_SLICE) : OptionalLong.empty();
	}

	/**
	 * Slice of FirePro S7150 at a performance level by its code: 4, 6 and 8 ms for levels 0, 1 and 2.
	 *
	 * @throws IllegalArgumentException for another level
	 */
	public static long s7150Slice(int level) {
		return switch (level) {
			case 0 -> 4_000_000;
			case 1 -> 6_000_000;
			case 2 -> 8_000_000;
			default -> throw new IllegalArgumentException("GIM has the levels 0, 1 and 2, not " + level + '.');
		};
	}
}
