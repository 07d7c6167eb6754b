package dev.lamina.capacity.schedule;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.model.GpuType;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;

/** Intel's drivers: the tick of GVT-g's weighted scheduler, and the quanta of virtual functions for everything else. */
public final class IntelScheduling implements VendorScheduling {
	@Override
	public long defaultSlice(SchedulerKind scheduler, int instances) {
		return scheduler == SchedulerKind.WEIGHTED ? GvtgScheduling.TICK
				: IntelSriovScheduling.FLEXIBLE_30FPS.quantum(Math.max(1, instances));
	}

	@Override
	public OptionalLong multimediaSlice(GpuType gpu, Technique technique) {
		return OptionalLong.empty();
	}

	/** Quanta belong to the configurations of the functions; a policy may set any. */
	@Override
	public Optional<SchedulerLimits> limits(SchedulerKind scheduler, Optional<GpuType> gpu) {
		return Optional.empty();
	}
}
