package dev.lamina.capacity.mig;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.axis.Axis;
import dev.lamina.capacity.axis.AxisLayout;
import dev.lamina.capacity.axis.PartitionShape;
import dev.lamina.capacity.geometry.Geometry;
import dev.lamina.capacity.geometry.GpuResource;
import dev.lamina.capacity.geometry.LimitChecker;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/**
 * MIG instances fit where compute slices suffice, no profile is used more often than its maximum, and each finds a legal start on
 * the axis of memory slices.
 *
 * <p>vGPUs whose maximum is a multiple of that of the instance behind them share instances ({@link SharedInstances}).
 *
 * <p>Source: NVIDIA MIG user guide; {@code nvidia-smi mig -lgipp}. A profile with media engines ({@code +me}) exists once because
 * its maximum is 1. A profile without declared starts may start anywhere.
 */
public final class MigGeometry implements Geometry {
	private final GpuType gpu;
	private final int length;

	/** The geometry of a GPU type, inheritance applied. */
	public MigGeometry(GpuType gpu) {
		this.gpu = gpu;
		this.length = gpu.getMemorySlices() > 0 ? gpu.getMemorySlices() : longest(gpu);
	}

	@Override
	public Arrangement arrange(List<Item> items) {
		SharedInstances shared = SharedInstances.of(items);
		Arrangement instances = arrangeInstances(shared.instances());
		List<Refusal> tooMany = new LimitChecker(items).maximum(profile -> profile, Profile::getMaximumInstances, false)
				.refusals();
		return !instances.fits() ? instances
				: tooMany.isEmpty() ? Arrangement.of(shared.guests(instances.placements())) : Arrangement.refused(tooMany);
	}

	private Arrangement arrangeInstances(List<Item> items) {
		int slices = gpu.getComputeSlices();
		LimitChecker limitChecker = new LimitChecker(items)
				.atMost(GpuResource.COMPUTE_SLICES, slices > 0 ? OptionalLong.of(slices) : OptionalLong.empty(),
						profile -> OptionalLong.of(Math.max(0, instance(profile).getComputeSlices())), slices + " compute slices")
				.maximum(profile -> profile, Profile::getMaximumInstances, false)
				.maximum(this::instance, profile -> profile.getMaximumInstances(), false)
				.atMost(GpuResource.INSTANCES, gpu.getInstanceLimit(), "limit of the driver")
				.frameBuffer(gpu, this::unslicedMemory)
				.atMost(GpuResource.AXIS, length > 0 ? OptionalLong.of(length) : OptionalLong.empty(),
						profile -> OptionalLong.of(Math.max(0, instance(profile).getMemorySlices())), length + " memory slices");
		if (!limitChecker.refusals().isEmpty()) {
			return Arrangement.refused(limitChecker.refusals().stream().distinct().toList());
		}
		List<PartitionShape> offered = gpu.getProfiles().stream().map(this::shape).flatMap(Optional::stream).distinct().toList();
		return new AxisLayout(length, offered, this::shape).arrange(items);
	}

	/**
	 * The video memory of an instance whose memory slices are not known. Where they are, they alone count: the sizes in names are
	 * rounded, and those of instances that fill a GPU may add up to more than it has.
	 */
	private OptionalLong unslicedMemory(Profile profile) {
		Profile instance = instance(profile);
		return instance.getMemorySlices() > 0 && length > 0 ? OptionalLong.empty() : Quantities.bytes(instance.getMemory());
	}

	@Override
	public List<Integer> legalStarts(Profile profile) {
		return shape(profile).map(PartitionShape::starts).orElse(List.of());
	}

	@Override
	public int axisLength() {
		return length;
	}

	/** The MIG profile whose slices count: the one behind a MIG-backed vGPU, else the profile itself. */
	private Profile instance(Profile profile) {
		Profile backing = profile.getBacking();
		return backing == null ? profile : gpu.getProfiles().stream()
				.filter(own -> own.getName() != null && own.getName().equals(backing.getName())).findFirst().orElse(backing);
	}

	private Optional<PartitionShape> shape(Profile profile) {
		Profile instance = instance(profile);
		int size = instance.getMemorySlices();
		return size > 0 && length <= Axis.MAX_POSITIONS
				? Optional.of(PartitionShape.on(length, instance.getName(), size, instance.getStarts())) : Optional.empty();
	}

	private static int longest(GpuType gpu) {
		return gpu.getProfiles().stream().filter(profile -> profile.getMemorySlices() > 0)
				.mapToInt(profile -> profile.getMemorySlices()
						+ profile.getStarts().stream().mapToInt(Integer::intValue).max().orElse(0))
				.max().orElse(0);
	}
}
