package dev.lamina.capacity.virtualfunction;

import java.util.List;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Geometry;
import dev.lamina.capacity.geometry.GpuResource;
import dev.lamina.capacity.geometry.LimitChecker;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/**
 * Virtual functions fit while all are of one configuration, within that configuration's number and the GPU's.
 *
 * <p>A configuration of an AMD GPU that names no memory is checked against the equal split of {@link FrameBufferSplit}.
 */
public final class VirtualFunctionGeometry implements Geometry {
	private final GpuType gpu;

	/** The geometry of a GPU type, inheritance applied. */
	public VirtualFunctionGeometry(GpuType gpu) {
		this.gpu = gpu;
	}

	@Override
	public Arrangement arrange(List<Item> items) {
		LimitChecker limitChecker = new LimitChecker(items).oneMode("configuration of virtual functions");
		limitChecker.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(GpuResource.VIRTUAL_FUNCTIONS, gpu.getVirtualFunctions(),
						gpu.getVirtualFunctions() + " virtual functions")
				.atMost(GpuResource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver").frameBuffer(gpu, this::memory);
		items.stream().filter(item -> item.start().isPresent()).findFirst().ifPresent(item -> limitChecker
				.refuse(new Refusal.IllegalStart(item.profile(), item.start().getAsInt(), 0, List.of())));
		return limitChecker.refusals().isEmpty()
				? Arrangement.of(items.stream().map(item -> PartitionPlacement.anywhere(item.profile())).toList())
				: Arrangement.refused(limitChecker.refusals());
	}

	@Override
	public List<Integer> legalStarts(Profile profile) {
		return List.of();
	}

	private OptionalLong memory(Profile profile) {
		boolean split = profile.getMemory() == null && gpu.isSetVendor() && switch (gpu.getVendor()) {
			case AMD -> true;
			case NVIDIA, INTEL -> false;
		};
		return split ? OptionalLong.of(FrameBufferSplit.MIN_FRAME_BUFFER) : Quantities.bytes(profile.getMemory());
	}
}
