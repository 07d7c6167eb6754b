package dev.lamina.capacity.computepartition;

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
		LimitChecker limitChecker = new LimitChecker(items).oneMode("compute partition mode");
		limitChecker.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(GpuResource.COMPUTE_SLICES, dies > 0 ? OptionalLong.of(dies) : OptionalLong.empty(),
						profile -> OptionalLong.of(Math.max(0, profile.getComputeSlices())), dies + " compute slices")
				.atMost(GpuResource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver")
				.frameBuffer(gpu, profile -> Quantities.bytes(profile.getMemory()));
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
}
