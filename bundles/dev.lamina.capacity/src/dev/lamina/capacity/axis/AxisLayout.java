package dev.lamina.capacity.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import dev.lamina.capacity.geometry.Geometry.Arrangement;
import dev.lamina.capacity.geometry.Geometry.Item;
import dev.lamina.capacity.geometry.GpuResource;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.Profile;

/** Lays partitions on an axis: those with a start exactly there, the others by the driver's rule. */
public final class AxisLayout {
	private final int length;
	private final List<PartitionShape> offered;
	private final Function<Profile, Optional<PartitionShape>> shapeOf;

	/**
	 * A layout on an axis.
	 *
	 * @param length  number of positions
	 * @param offered every shape that the GPU offers
	 * @param shapeOf the shape of a profile; a profile without shape takes no position
	 */
	public AxisLayout(int length, List<PartitionShape> offered, Function<Profile, Optional<PartitionShape>> shapeOf) {
		this.length = length;
		this.offered = offered;
		this.shapeOf = shapeOf;
	}

	/** A placement for each item, or why there is none. */
	public Arrangement arrange(List<Item> items) {
		if (length > Axis.MAX_POSITIONS) {
			return Arrangement.refused(List.of(new Refusal.Exhausted(GpuResource.AXIS, length, Axis.MAX_POSITIONS,
					"longest axis that is searched")));
		}
		Axis axis = new Axis(length, offered);
		List<PartitionPlacement> fixed = new ArrayList<>();
		for (Item item : items) {
			if (item.start().isPresent()) {
				Optional<Refusal> refusal = fix(axis, fixed, item.profile(), item.start().getAsInt());
				if (refusal.isPresent()) {
					return Arrangement.refused(List.of(refusal.get()));
				}
			}
		}
		List<Item> floating = items.stream().filter(item -> item.start().isEmpty() && shape(item).isPresent()).toList();
		Optional<List<Integer>> starts = axis.findStarts(floating.stream().map(item -> shape(item).orElseThrow()).toList());
		return starts.isPresent() ? Arrangement.of(placements(items, starts.get()))
				: Arrangement.refused(List.of(axis.isUndecided()
						? new Refusal.Undecided(Axis.MAX_COMBINATIONS) : noStart(floating)));
	}

	private Optional<Refusal> fix(Axis axis, List<PartitionPlacement> fixed, Profile profile, int start) {
		Optional<PartitionShape> shape = shapeOf.apply(profile);
		List<Integer> legal = shape.map(PartitionShape::starts).orElse(List.of());
		if (!legal.contains(start)) {
			return Optional.of(new Refusal.IllegalStart(profile, start, length, legal));
		}
		PartitionPlacement partitionPlacement = new PartitionPlacement(profile, OptionalInt.of(start),
				shape.orElseThrow().size());
		Optional<PartitionPlacement> taken = fixed.stream().filter(partitionPlacement::overlaps).findFirst();
		if (taken.isPresent()) {
			return Optional.of(new Refusal.StartTaken(profile, start, taken.get()));
		}
		axis.occupy(start, partitionPlacement.size());
		fixed.add(partitionPlacement);
		return Optional.empty();
	}

	private List<PartitionPlacement> placements(List<Item> items, List<Integer> starts) {
		List<PartitionPlacement> partitionPlacements = new ArrayList<>();
		int next = 0;
		for (Item item : items) {
			Optional<PartitionShape> shape = shape(item);
			OptionalInt start = item.start().isPresent() || shape.isEmpty() ? item.start() : OptionalInt.of(starts.get(next++));
			partitionPlacements.add(new PartitionPlacement(item.profile(), start, shape.map(PartitionShape::size).orElse(0)));
		}
		return partitionPlacements;
	}

	private Refusal noStart(List<Item> floating) {
		Profile last = floating.get(floating.size() - 1).profile();
		long wanted = floating.stream().filter(item -> item.profile().getName().equals(last.getName())).count();
		List<Integer> legal = shapeOf.apply(last).map(PartitionShape::starts).orElse(List.of());
		return new Refusal.NoStartLeft(last, wanted, legal.size(), legal);
	}

	private Optional<PartitionShape> shape(Item item) {
		return shapeOf.apply(item.profile());
	}
}
