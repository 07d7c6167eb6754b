package dev.lamina.capacity.schedule;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.schedule.SchedulerLimits.Range;
import dev.lamina.model.GpuType;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Technique;

/**
 * Time slices of AMD's GPU-IOV module (GIM), in nanoseconds.
 *
 * <p>Sources: AMD MxGPU (Instinct), amdgv_sched.h; GPUOpen GIM (FirePro S7150), runtime configuration and code. For the S7150 the
 * two disagree: the documentation says 6 ms, the code returns 7 ms if no level is set. An only virtual function of Instinct is
 * not limited, which makes no difference, as no other one waits for it.
 */
public final class AmdGimScheduling implements VendorScheduling {
	/** Slice of both if none is set: graphics and compute of Instinct, everything of FirePro S7150 by its documentation. */
	public static final long DEFAULT_SLICE = 6_000_000;
	/** Slice of the multimedia engines of Instinct. */
	public static final long INSTINCT_MULTIMEDIA_SLICE = 255_000_000;

	private static final Range INSTINCT_SLICES = new Range(1_000_000, 500_000_000);
	/** What sched_interval takes, in whole milliseconds. */
	private static final Range S7150_SLICES = new Range(1_000_000, 2_000_000_000);

	@Override
	public long defaultSlice(SchedulerKind scheduler, int instances) {
		return DEFAULT_SLICE;
	}

	@Override
	public OptionalLong multimediaSlice(GpuType gpu, Technique technique) {
		return technique == Technique.SR_IOV && isInstinct(gpu) ? OptionalLong.of(INSTINCT_MULTIMEDIA_SLICE)
				: OptionalLong.empty();
	}

	@Override
	public Optional<SchedulerLimits> limits(SchedulerKind scheduler, Optional<GpuType> gpu) {
		return scheduler != SchedulerKind.ROUND_ROBIN ? Optional.empty()
				: gpu.map(known -> new SchedulerLimits(isInstinct(known) ? INSTINCT_SLICES : S7150_SLICES, Optional.empty()));
	}

	/** Instinct is what can be cut into accelerator partitions. */
	private static boolean isInstinct(GpuType gpu) {
		return gpu.getSupports().contains(SharingMode.COMPUTE_PARTITIONS);
	}
}
