package dev.lamina.capacity.vgpu;

import java.util.List;
import java.util.Optional;

import dev.lamina.capacity.axis.Axis;
import dev.lamina.capacity.axis.AxisLayout;
import dev.lamina.capacity.axis.PartitionShape;
import dev.lamina.capacity.geometry.Geometry;
import dev.lamina.capacity.geometry.GpuResource;
import dev.lamina.capacity.geometry.LimitChecker;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/**
 * Time-sliced vGPUs of one frame buffer size fit up to the maximum of their type; sizes that differ fit at their placement ids on
 * GPUs that allow it.
 *
 * <p>Equal sizes have no position. As soon as sizes differ, or a position is demanded, the GPU is in mixed-size mode: each type
 * has fewer instances and only listed placement ids (an 80 GB GPU takes 4 of 16C instead of 5). Types of the same size but
 * another series count as equal, together at most as many as the smallest of their maxima.
 */
public final class VgpuGeometry implements Geometry {
	private final GpuType gpu;
	private final int region;

	/** The geometry of a GPU type, inheritance applied. */
	public VgpuGeometry(GpuType gpu) {
		this.gpu = gpu;
		this.region = gpu.getPlacementRegion() > 0 ? gpu.getPlacementRegion() : longest(gpu);
	}

	@Override
	public Arrangement arrange(List<Item> items) {
		Profile first = items.get(0).profile();
		Optional<Profile> other = items.stream().map(Item::profile).filter(profile -> size(profile) != size(first)).findFirst();
		boolean positioned = items.stream().anyMatch(item -> item.start().isPresent());
		if (other.isPresent() && !gpu.isMixedSizes()) {
			return Arrangement.refused(List.of(new Refusal.SizesDiffer(first, other.get())));
		}
		return other.isPresent() ? mixed(items) : positioned ? positioned(items) : equal(items);
	}

	@Override
	public List<Integer> legalStarts(Profile profile) {
		return shape(profile).map(PartitionShape::starts).orElse(List.of());
	}

	@Override
	public int axisLength() {
		return gpu.isMixedSizes() ? region : 0;
	}

	private Arrangement equal(List<Item> items) {
		LimitChecker limitChecker = common(
				new LimitChecker(items).maximum(profile -> profile, Profile::getMaximumInstances, false));
		if (limitChecker.refusals().isEmpty()) {
			smallestMaximum(items).filter(profile -> items.size() > profile.getMaximumInstances())
					.ifPresent(profile -> limitChecker
							.refuse(new Refusal.MaximumExceeded(profile, items.size(), profile.getMaximumInstances(), false)));
		}
		return limitChecker.refusals().isEmpty()
				? Arrangement.of(items.stream().map(item -> PartitionPlacement.anywhere(item.profile())).toList())
				: Arrangement.refused(limitChecker.refusals());
	}

	private Arrangement positioned(List<Item> items) {
		return items.stream().filter(item -> item.start().isPresent() && shape(item.profile()).isEmpty()).findFirst()
				.map(item -> Arrangement
						.refused(List.of(new Refusal.IllegalStart(item.profile(), item.start().getAsInt(), 0, List.of()))))
				.orElseGet(() -> mixed(items));
	}

	private Arrangement mixed(List<Item> items) {
		Optional<Profile> unmixable = items.stream().map(Item::profile).filter(profile -> shape(profile).isEmpty()).findFirst();
		if (unmixable.isPresent()) {
			long count = items.stream().filter(item -> item.profile() == unmixable.get()).count();
			return Arrangement.refused(List.of(new Refusal.NotMixable(unmixable.get(), count)));
		}
		LimitChecker limitChecker = common(
				new LimitChecker(items).maximum(profile -> profile, Profile::getMaximumMixedInstances, true));
		if (!limitChecker.refusals().isEmpty()) {
			return Arrangement.refused(limitChecker.refusals());
		}
		List<PartitionShape> offered = gpu.getProfiles().stream().map(this::shape).flatMap(Optional::stream).distinct().toList();
		return new AxisLayout(region, offered, this::shape).arrange(items);
	}

	private LimitChecker common(LimitChecker limitChecker) {
		return limitChecker.atMost(GpuResource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver")
				.frameBuffer(gpu, profile -> Quantities.bytes(profile.getMemory()));
	}

	private static Optional<Profile> smallestMaximum(List<Item> items) {
		return items.stream().map(Item::profile).filter(profile -> profile.getMaximumInstances() > 0)
				.min(java.util.Comparator.comparingInt(Profile::getMaximumInstances));
	}

	private Optional<PartitionShape> shape(Profile profile) {
		int size = profile.getPlacementSize();
		return gpu.isMixedSizes() && size > 0 && !profile.getPlacements().isEmpty() && region <= Axis.MAX_POSITIONS
				? Optional.of(PartitionShape.on(region, sizeName(profile), size, profile.getPlacements())) : Optional.empty();
	}

	private static String sizeName(Profile profile) {
		return Long.toString(size(profile));
	}

	private static long size(Profile profile) {
		return Quantities.bytes(profile.getMemory()).orElse(0);
	}

	private static int longest(GpuType gpu) {
		return gpu.getProfiles().stream().filter(profile -> profile.getPlacementSize() > 0)
				.mapToInt(profile -> profile.getPlacementSize()
						+ profile.getPlacements().stream().mapToInt(Integer::intValue).max().orElse(0))
				.max().orElse(0);
	}
}
