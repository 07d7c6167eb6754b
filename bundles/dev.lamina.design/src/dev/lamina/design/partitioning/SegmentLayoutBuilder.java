package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.capacity.Room;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.assignment.ProfileRoom;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Lays the pieces of one GPU on its two axes.
 *
 * <p>Where the GPU has an axis of positions (MIG, vGPUs of mixed sizes), pieces lie where the driver puts them, and a position is
 * unusable where nothing that still fits would cover it. Where it has none, they lie side by side in their order, each as long as
 * its part of the memory (under GVT-g of the graphics memory, aperture and hidden together); a profile that names no memory has
 * the part that its largest number leaves to one.
 *
 * <p>A MIG compute slice has the number of the memory slice beside it, so that an instance of 3 compute slices at memory slice 4
 * takes the compute slices 4 to 6 (NVIDIA MIG user guide, placement figures).
 */
final class SegmentLayoutBuilder {
	private static final double ROUNDING = 1e-9;

	private final GpuSlot slot;
	private final int axis;
	private final int computeSlices;
	private final List<GpuSegment> segments = new ArrayList<>();

	SegmentLayoutBuilder(GpuSlot slot) {
		this.slot = slot;
		this.axis = slot.partitions().stream().anyMatch(partitionPlacement -> partitionPlacement.start().isPresent())
				? Capacity.axisLength(slot.type(), slot.partitions().getFirst().profile()) : 0;
		this.computeSlices = slot.partitions().stream()
				.anyMatch(placement -> instance(placement.profile()).getComputeSlices() > 0)
						? slot.type().getComputeSlices() : 0;
	}

	SegmentLayout build() {
		if (!slot.partitions().isEmpty()) {
			partitions();
		} else if (!slot.allocations().isEmpty()) {
			shares();
		} else {
			segments.add(room(GpuSegment.Kind.FREE, Optional.of(AxisRange.ALL), Optional.empty()));
		}
		return new SegmentLayout(List.of(slot), computeSlices == 0, segments);
	}

	// ---- partitions -------------------------------------------------------------------------------------------------

	private void partitions() {
		List<EObject> owners = owners();
		double memory = 0;
		int compute = 0;
		for (int number = 0; number < slot.partitions().size(); number++) {
			PartitionPlacement partitionPlacement = slot.partitions().get(number);
			AxisRange onMemory = axis > 0 && partitionPlacement.start().isPresent()
					? AxisRange.of(partitionPlacement.start().getAsInt(), partitionPlacement.size(), axis)
					: new AxisRange(memory, Math.min(part(partitionPlacement.profile()), 1 - memory));
			memory = Math.max(memory, onMemory.end());
			int slices = instance(partitionPlacement.profile()).getComputeSlices();
			int first = axis > 0 ? partitionPlacement.start().orElse(compute) : compute;
			compute = first + slices;
			Optional<AxisRange> onCompute = computeSlices > 0 && slices > 0 && first + slices <= computeSlices
					? Optional.of(AxisRange.of(first, slices, computeSlices)) : Optional.empty();
			EObject owner = owners.get(number);
			segments.add(new GpuSegment(owner instanceof Partition ? GpuSegment.Kind.SLICE : GpuSegment.Kind.SHARE, owner,
					name(partitionPlacement.profile()),
					Optional.of(onMemory), onCompute, state(users(number)), users(number)));
		}
		if (axis > 0) {
			roomOnAxis();
		} else {
			roomBehind(memory);
		}
	}

	/** Who each partition belongs to: the line of the policy that cuts it, in order, or the demand of the VM that has it. */
	private List<EObject> owners() {
		List<Partition> lines = slot.policy().map(Policy::getPartitions).map(List::<Partition>copyOf).orElse(List.of());
		List<EObject> owners = new ArrayList<>();
		int line = 0;
		int taken = 0;
		for (int number = 0; number < slot.partitions().size(); number++) {
			Profile profile = slot.partitions().get(number).profile();
			while (line < lines.size() && (taken >= lines.get(line).getCount() || !cuts(lines.get(line), profile))) {
				line++;
				taken = 0;
			}
			taken++;
			owners.add(line < lines.size() ? lines.get(line)
					: users(number).stream().map(Allocation::vm).map(Vm::getGpu).map(EObject.class::cast).findFirst()
							.orElse(slot.hostGpu()));
		}
		return owners;
	}

	/** A policy that an event puts a GPU under may name the profile of that name of another type. */
	private boolean cuts(Partition line, Profile profile) {
		boolean own = line.getProfile() == profile;
		boolean elsewhere = line.getProfile() != null && line.getProfile().getName() != null
				&& line.getProfile().getName().equals(profile.getName())
				&& slot.policy().orElseThrow().getPartitions().stream().noneMatch(other -> other.getProfile() == profile);
		return own || elsewhere;
	}

	private List<Allocation> users(int partition) {
		return slot.allocations().stream()
				.filter(allocation -> allocation.share() instanceof GpuShare.OfProfile share && share.partition() == partition)
				.toList();
	}

	private String state(List<Allocation> users) {
		return users.isEmpty() ? "" : PlanStates.allocationLabel(users.getFirst(), slot);
	}

	/** The part of the GPU's memory that a partition takes, 0 to 1. */
	private double part(Profile profile) {
		boolean graphics = profile.getAperture() != null && slot.type().getAperture() != null;
		OptionalLong bytes = graphics ? sum(profile.getAperture(), profile.getHiddenMemory())
				: Quantities.bytes(profile.getMemory());
		OptionalLong all = graphics ? sum(slot.type().getAperture(), slot.type().getHiddenMemory()) : slot.memory();
		if (bytes.isPresent() && all.isPresent() && all.getAsLong() > 0) {
			return Math.min(1, (double) bytes.getAsLong() / all.getAsLong());
		}
		int most = profile.getMaximumInstances() > 0 ? profile.getMaximumInstances() : Math.max(1, slot.partitions().size());
		return 1.0 / most;
	}

	private static OptionalLong sum(Quantity aperture, Quantity hidden) {
		return OptionalLong.of(Quantities.bytes(aperture).orElse(0) + Quantities.bytes(hidden).orElse(0));
	}

	/** The MIG profile whose slices count, behind a vGPU. */
	private static Profile instance(Profile profile) {
		return profile.getBacking() == null ? profile : profile.getBacking();
	}

	// ---- free and unusable room -------------------------------------------------------------------------------------

	private void roomOnAxis() {
		BitSet usedMemory = new BitSet();
		BitSet usedCompute = new BitSet();
		BitSet openMemory = new BitSet();
		BitSet openCompute = new BitSet();
		slot.partitions().forEach(partitionPlacement -> mark(partitionPlacement, usedMemory, usedCompute));
		for (Room room : room()) {
			for (int start : room.starts()) {
				PartitionRequest partitionRequest = new PartitionRequest(room.profile(), 1, List.of(start));
				if (Capacity.fit(slot.type(), slot.partitions(), List.of(partitionRequest)) instanceof Fit.Placed placed) {
					mark(placed.added().getFirst(), openMemory, openCompute);
				}
			}
		}
		runs(usedMemory, openMemory, axis).forEach(run -> segments.add(room(run.kind, Optional.of(run.span), Optional.empty())));
		if (computeSlices > 0) {
			runs(usedCompute, openCompute, computeSlices)
					.forEach(run -> segments.add(room(run.kind, Optional.empty(), Optional.of(run.span))));
		}
	}

	private void mark(PartitionPlacement partitionPlacement, BitSet memory, BitSet compute) {
		partitionPlacement.start().ifPresent(start -> {
			memory.set(start, start + partitionPlacement.size());
			compute.set(Math.min(start, computeSlices),
					Math.min(start + Math.max(0, instance(partitionPlacement.profile()).getComputeSlices()), computeSlices));
		});
	}

	private record Run(GpuSegment.Kind kind, AxisRange span) {
	}

	/** Stretches of positions that no one has, split where they change between usable and unusable. */
	private static List<Run> runs(BitSet used, BitSet open, int length) {
		List<Run> runs = new ArrayList<>();
		for (int from = used.nextClearBit(0); from < length;) {
			int to = from + 1;
			while (to < length && !used.get(to) && open.get(to) == open.get(from)) {
				to++;
			}
			runs.add(new Run(open.get(from) ? GpuSegment.Kind.FREE : GpuSegment.Kind.UNUSABLE,
					AxisRange.of(from, to - from, length)));
			from = used.nextClearBit(to);
		}
		return runs;
	}

	/** Room on a GPU without positions: as much as the profile fills of which most fits, the rest is lost. */
	private void roomBehind(double end) {
		double left = 1 - end;
		double usable = room().stream().mapToDouble(room -> room.more() * part(room.profile())).max().orElse(0);
		double free = Math.min(left, usable);
		if (free > ROUNDING) {
			segments.add(room(GpuSegment.Kind.FREE, Optional.of(new AxisRange(end, free)), Optional.empty()));
		}
		if (left - free > ROUNDING) {
			segments.add(room(GpuSegment.Kind.UNUSABLE, Optional.of(new AxisRange(end + free, left - free)), Optional.empty()));
		}
	}

	private List<Room> room() {
		return ProfileRoom.of(AssignmentIndex.of(slot.hostGpu()), slot);
	}

	private GpuSegment room(GpuSegment.Kind kind, Optional<AxisRange> memory, Optional<AxisRange> compute) {
		return new GpuSegment(kind, slot.hostGpu(), kind == GpuSegment.Kind.FREE ? "free" : "unusable", memory, compute,
				"", List.of());
	}

	// ---- VMs without partition --------------------------------------------------------------------------------------

	/** Fractions as long as they are; VMs that share all as long as what they keep in memory, or equal if that is unknown. */
	private void shares() {
		List<Allocation> allocations = slot.allocations();
		boolean known = slot.memory().isPresent() && slot.memory().getAsLong() > 0
				&& allocations.stream().allMatch(allocation -> allocation.bytes() > 0)
				&& slot.usedMemory() <= slot.memory().getAsLong();
		double end = 0;
		for (Allocation resident : allocations) {
			double part = resident.share() instanceof GpuShare.Fraction fraction ? fraction.part()
					: known && !owned() ? (double) resident.bytes() / slot.memory().getAsLong() : 1.0 / allocations.size();
			AxisRange axisRange = new AxisRange(end, Math.min(part, 1 - end));
			end = axisRange.end();
			segments.add(
					new GpuSegment(GpuSegment.Kind.SHARE, resident.vm().getGpu(), name(resident.share()), Optional.of(axisRange),
							Optional.empty(), state(List.of(resident)), List.of(resident)));
		}
		if (1 - end > ROUNDING) {
			segments.add(room(GpuSegment.Kind.FREE, Optional.of(new AxisRange(end, 1 - end)), Optional.empty()));
		}
	}

	private boolean owned() {
		return slot.stack().filter(stack -> stack.isSetTechnique() && stack.getTechnique() == Technique.PASS_THROUGH).isPresent();
	}

	private static String name(Profile profile) {
		return profile.getName() == null ? "" : profile.getName();
	}

	private static String name(GpuShare gpuShare) {
		return switch (gpuShare) {
			case GpuShare.OfProfile ofProfile -> name(ofProfile.profile());
			case GpuShare.Fraction fraction -> LabelText.percent(fraction.part());
			case GpuShare.Whole whole -> "all";
		};
	}
}
