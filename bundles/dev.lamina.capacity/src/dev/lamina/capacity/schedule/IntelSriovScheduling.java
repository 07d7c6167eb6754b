package dev.lamina.capacity.schedule;

/**
 * Scheduling profiles of Intel's data-centre GPUs: execution quantum and preemption timeout for a number of virtual functions.
 *
 * <p>Source: Intel XPU manager 1.3, vgpu_manager.cpp and vgpu.conf. Divisions are whole-number divisions, as there.
 */
public enum IntelSriovScheduling {
	/** 30 frames per second for everyone, idle turns are skipped; the default of the Flex series. */
	FLEXIBLE_30FPS,
	/** 30 frames per second for everyone, idle turns are kept. */
	FIXED_30FPS,
	/** Bursts up to the timeout; the default of the Max series. */
	FLEXIBLE_BURSTABLE_QOS;

	private static final long MILLISECOND = 1_000_000;
	private static final long MICROSECOND = 1_000;

	/**
	 * Execution quantum of each virtual function, in nanoseconds.
	 *
	 * @param functions number of virtual functions, at least 1
	 */
	public long quantum(int functions) {
		require(functions);
		return MILLISECOND * switch (this) {
			case FLEXIBLE_30FPS, FIXED_30FPS -> Math.max(32 / functions, 1);
			case FLEXIBLE_BURSTABLE_QOS -> burst(functions);
		};
	}

	/**
	 * Time after which a virtual function that does not yield is stopped, in nanoseconds.
	 *
	 * @param functions number of virtual functions, at least 1
	 */
	public long preemptionTimeout(int functions) {
		require(functions);
		return switch (this) {
			case FLEXIBLE_30FPS, FIXED_30FPS -> MICROSECOND * (functions == 1 ? 128_000 : Math.max(64_000 / functions, 16_000));
			case FLEXIBLE_BURSTABLE_QOS -> MILLISECOND * (share(functions) - burst(functions));
		};
	}

	private static int share(int functions) {
		return 2000 / Math.max(functions - 1, 1);
	}

	private static int burst(int functions) {
		return Math.min(share(functions) / 2, 50);
	}

	private static void require(int functions) {
		if (functions < 1) {
			throw new IllegalArgumentException("A schedule is for at least one virtual function, not " + functions + '.');
		}
	}
}
