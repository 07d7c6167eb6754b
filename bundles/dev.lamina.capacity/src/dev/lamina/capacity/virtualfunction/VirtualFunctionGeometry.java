package dev.lamina.capacity.virtualfunction;

import java.util.List;
import java.util.OptionalLong;

import dev.lamina.capacity.Amounts;
import dev.lamina.capacity.Geometry;
import dev.lamina.capacity.Limits;
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Refusal;
import dev.lamina.capacity.Resource;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.Vendor;

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
		Limits limits = new Limits(items).oneMode("configuration of virtual functions");
		limits.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(Resource.VIRTUAL_FUNCTIONS, gpu.getVirtualFunctions(), gpu.getVirtualFunctions() + " virtual functions")
				.atMost(Resource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver").frameBuffer(gpu, this::memory);
		items.stream().filter(item -> item.start().isPresent()).findFirst().ifPresent(item -> limits
				.refuse(new Refusal.IllegalStart(item.profile(), item.start().getAsInt(), 0, List.of())));
		return limits.refusals().isEmpty()
				? Arrangement.of(items.stream().map(item -> Placement.anywhere(item.profile())).toList())
				: Arrangement.refused(limits.refusals());
	}

	@Override
	public List<Integer> legalStarts(Profile profile) {
		return List.of();
	}

	private OptionalLong memory(Profile profile) {
		boolean split = profile.getMemory() == null && gpu.isSetVendor() && gpu.getVendor() == Vendor.AMD;
		return split ? OptionalLong.of(FrameBufferSplit.LEAST) : Amounts.bytes(profile.getMemory());
	}
}
