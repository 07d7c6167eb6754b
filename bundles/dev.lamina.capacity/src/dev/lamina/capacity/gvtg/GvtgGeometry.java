package dev.lamina.capacity.gvtg;

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
		Limits limits = new Limits(items)
				.atMost(Resource.APERTURE, aperture, profile -> Amounts.bytes(profile.getAperture()),
						origin(Resource.APERTURE, aperture))
				.atMost(Resource.HIDDEN_MEMORY, hidden, profile -> Amounts.bytes(profile.getHiddenMemory()),
						origin(Resource.HIDDEN_MEMORY, hidden))
				.atMost(Resource.FENCES, fences, profile -> OptionalLong.of(Math.max(0, profile.getFences())),
						origin(Resource.FENCES, fences))
				.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.atMost(Resource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver");
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

	private static OptionalLong rest(Quantity all, Quantity host) {
		OptionalLong bytes = Amounts.bytes(all);
		return bytes.isPresent() ? OptionalLong.of(Math.max(0, bytes.getAsLong() - Amounts.bytes(host).orElse(0))) : bytes;
	}

	private static String origin(Resource resource, OptionalLong limit) {
		return limit.isPresent() ? resource.amount(limit.getAsLong()) + " beside the host's" : "";
	}
}
