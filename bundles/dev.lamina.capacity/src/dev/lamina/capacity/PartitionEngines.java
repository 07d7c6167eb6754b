package dev.lamina.capacity;

import java.util.OptionalDouble;

import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** Which partitions have engines of their own, cut from the hardware, and which part of the GPU these are. */
public final class PartitionEngines {
	private PartitionEngines() {
	}

	/** Whether a partition has compute units of its own, or takes turns on those of the whole GPU. */
	public static boolean areOwn(Profile profile) {
		return profile.getBacking() != null || switch (profile.getKind()) {
			case MIG, COMPUTE_PARTITION -> true;
			case VGPU, MIG_VGPU, VIRTUAL_FUNCTION, GVT_G -> false;
		};
	}

	/** The profile that is cut from the hardware: the one itself, or the one that backs it. */
	public static Profile cut(Profile profile) {
		return profile.getBacking() != null ? profile.getBacking() : profile;
	}

	/** The part of the GPU's speed that a partition has, above 0; empty if neither units nor slices of both are known. */
	public static OptionalDouble part(Profile profile, GpuType gpu) {
		Profile cut = cut(profile);
		if (cut.getComputeUnits() > 0 && gpu.getComputeUnits() > 0) {
			return OptionalDouble.of((double) cut.getComputeUnits() / gpu.getComputeUnits());
		}
		return cut.getComputeSlices() > 0 && gpu.getComputeSlices() > 0
				? OptionalDouble.of((double) cut.getComputeSlices() / gpu.getComputeSlices()) : OptionalDouble.empty();
	}
}
