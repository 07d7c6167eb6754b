package dev.lamina.capacity.computepartition;

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

/** Compute partitions fit while all are of one mode, up to the number that the mode makes: 1, 2, 4 or 8 on an MI300X. */
public final class ComputePartitionGeometry implements Geometry {
	private final GpuType gpu;

	/** The geometry of a GPU type, inheritance applied. */
	public ComputePartitionGeometry(GpuType gpu) {
		this.gpu = gpu;
	}

	@Override
	public Arrangement arrange(List<Item> items) {
		int dies = gpu.getComputeSlices();
		Limits limits = new Limits(items).oneMode("compute partition mode");
		limits.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(Resource.COMPUTE_SLICES, dies > 0 ? OptionalLong.of(dies) : OptionalLong.empty(),
						profile -> OptionalLong.of(Math.max(0, profile.getComputeSlices())), dies + " compute slices")
				.atMost(Resource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver")
				.frameBuffer(gpu, profile -> Amounts.bytes(profile.getMemory()));
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
}
