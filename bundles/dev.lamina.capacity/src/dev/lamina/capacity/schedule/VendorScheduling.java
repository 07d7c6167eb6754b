package dev.lamina.capacity.schedule;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.model.GpuType;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;

/** How a vendor's drivers give out time if a model does not say it, and what they let it say; slices in nanoseconds. */
public sealed interface VendorScheduling permits NvidiaVgpuScheduling, AmdGimScheduling, IntelScheduling {
	/** The scheduling of a vendor. */
	static VendorScheduling of(Vendor vendor) {
		return switch (vendor) {
			case NVIDIA -> new NvidiaVgpuScheduling();
			case AMD -> new AmdGimScheduling();
			case INTEL -> new IntelScheduling();
		};
	}

	/** Whether VMs take turns under a technique: not if each has engines of its own or the whole GPU. */
	static boolean isShared(Technique technique) {
		return switch (technique) {
			case SPATIAL, PASS_THROUGH, EMULATION -> false;
			case API_FORWARDING, MEDIATED, FULL_VIRTUALIZATION, PARA_VIRTUALIZATION, SR_IOV, SOFTWARE_SHARING -> true;
		};
	}

	/** Whether a scheduler gives out slices of a length. */
	static boolean usesSlices(SchedulerKind scheduler) {
		return switch (scheduler) {
			case BEST_EFFORT, EQUAL_SHARE, FIXED_SHARE, ROUND_ROBIN, WEIGHTED, PRIORITY -> true;
			case FIFO, CREDIT, BAND, CONCURRENT -> false;
		};
	}

	/**
	 * The slice if neither model, stack nor profile sets one.
	 *
	 * @param instances the most that the GPU is laid out for, at least 1
	 */
	long defaultSlice(SchedulerKind scheduler, int instances);

	/** The slice of video engines if it is another one; empty if it is that of the others. */
	OptionalLong multimediaSlice(GpuType gpu, Technique technique);

	/** What may be set of a scheduler on a GPU; empty if the vendor says nothing about it. */
	Optional<SchedulerLimits> limits(SchedulerKind scheduler, Optional<GpuType> gpu);
}
