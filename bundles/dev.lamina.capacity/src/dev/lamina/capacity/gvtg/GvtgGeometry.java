package dev.lamina.capacity.gvtg;

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
import dev.lamina.model.quantity.Quantity;

/**
 * GVT-g devices of any types fit where aperture, hidden memory and fences suffice after the host has kept its part, up to the
 * driver's number of instances.
 *
 * <p>For one type that is the smallest of three quotients: (aperture - host's) / type's, and so on. Linux keeps 128 MiB, 384 MiB
 * and 4 fences for the host and manages 7 instances (ids 1 to 7 of GVT_MAX_VGPU 8).
 */
public final class GvtgGeometry implements Geometry {
	private final GpuType gpu;

	/** The geometry of a GPU type, inheritance applied. */
	public GvtgGeometry(GpuType gpu) {
		this.gpu = gpu;
	}

	@Override
	public Arrangement arrange(List<Item> items) {
		OptionalLong aperture = rest(gpu.getAperture(), gpu.getHostAperture());
		OptionalLong hidden = rest(gpu.getHiddenMemory(), gpu.getHostHiddenMemory());
		OptionalLong fences = gpu.getFences() > 0 ? OptionalLong.of(Math.max(0, gpu.getFences() - gpu.getHostFences()))
				: OptionalLong.empty();
		LimitChecker limitChecker = new LimitChecker(items)
				.atMost(GpuResource.APERTURE, aperture, profile -> Quantities.bytes(profile.getAperture()),
						origin(GpuResource.APERTURE, aperture))
				.atMost(GpuResource.HIDDEN_MEMORY, hidden, profile -> Quantities.bytes(profile.getHiddenMemory()),
						origin(GpuResource.HIDDEN_MEMORY, hidden))
				.atMost(GpuResource.FENCES, fences, profile -> OptionalLong.of(Math.max(0, profile.getFences())),
						origin(GpuResource.FENCES, fences))
				.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(GpuResource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver");
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

	private static OptionalLong rest(Quantity all, Quantity host) {
		OptionalLong bytes = Quantities.bytes(all);
		return bytes.isPresent() ? OptionalLong.of(Math.max(0, bytes.getAsLong() - Quantities.bytes(host).orElse(0))) : bytes;
	}

	private static String origin(GpuResource gpuResource, OptionalLong limit) {
		return limit.isPresent() ? gpuResource.amount(limit.getAsLong()) + " beside the host's" : "";
	}
}
