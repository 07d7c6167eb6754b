package dev.lamina.capacity.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import dev.lamina.capacity.Geometry.Arrangement;
import dev.lamina.capacity.Geometry.Item;
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Refusal;
import dev.lamina.capacity.Resource;
import dev.lamina.model.Profile;

/** Lays partitions on an axis: those with a start exactly there, the others by the driver's rule. */
public final class AxisLayout {
	private final int length;
	private final List<Shape> offered;
	private final Function<Profile, Optional<Shape>> shapeOf;

	/**
	 * A layout on an axis.
	 *
	 * @param length  number of positions
	 * @param offered every shape that the GPU offers
	 * @param shapeOf the shape of a profile; a profile without shape takes no position
	 */
	public AxisLayout(int length, List<Shape> offered, Function<Profile, Optional<Shape>> shapeOf) {
		this.length = length;
		this.offered = offered;
		this.shapeOf = shapeOf;
	}

	/** A placement for each item, or why there is none. */
	public Arrangement arrange(List<Item> items) {
		if (length > Axis.MOST_POSITIONS) {
			return Arrangement.refused(List.of(new Refusal.Exhausted(Resource.AXIS, length, Axis.MOST_POSITIONS,
					"longest axis that is searched")));
		}
		Axis axis = new Axis(length, offered);
		List<Placement> fixed = new ArrayList<>();
		for (Item item : items) {
			if (item.start().isPresent()) {
				Optional<Refusal> refusal = fix(axis, fixed, item.profile(), item.start().getAsInt());
				if (refusal.isPresent()) {
					return Arrangement.refused(List.of(refusal.get()));
				}
			}
		}
		List<Item> floating = items.stream().filter(item -> item.start().isEmpty() && shape(item).isPresent()).toList();
		Optional<List<Integer>> starts = axis.place(floating.stream().map(item -> shape(item).orElseThrow()).toList());
		return starts.isPresent() ? Arrangement.of(placements(items, starts.get()))
				: Arrangement.refused(List.of(axis.isUndecided()
						? new Refusal.Undecided(Axis.MOST_COMBINATIONS) : noStart(floating)));
	}

	private Optional<Refusal> fix(Axis axis, List<Placement> fixed, Profile profile, int start) {
		Optional<Shape> shape = shapeOf.apply(profile);
		List<Integer> legal = shape.map(Shape::starts).orElse(List.of());
		if (!legal.contains(start)) {
			return Optional.of(new Refusal.IllegalStart(profile, start, length, legal));
		}
		Placement placement = new Placement(profile, OptionalInt.of(start), shape.orElseThrow().size());
		Optional<Placement> taken = fixed.stream().filter(placement::overlaps).findFirst();
		if (taken.isPresent()) {
			return Optional.of(new Refusal.StartTaken(profile, start, taken.get()));
		}
		axis.occupy(start, placement.size());
		fixed.add(placement);
		return Optional.empty();
	}

	private List<Placement> placements(List<Item> items, List<Integer> starts) {
		List<Placement> placements = new ArrayList<>();
		int next = 0;
		for (Item item : items) {
			Optional<Shape> shape = shape(item);
			OptionalInt start = item.start().isPresent() || shape.isEmpty() ? item.start() : OptionalInt.of(starts.get(next++));
			placements.add(new Placement(item.profile(), start, shape.map(Shape::size).orElse(0)));
		}
		return placements;
	}

	private Refusal noStart(List<Item> floating) {
		Profile last = floating.get(floating.size() - 1).profile();
		long wanted = floating.stream().filter(item -> item.profile().getName().equals(last.getName())).count();
		List<Integer> legal = shapeOf.apply(last).map(Shape::starts).orElse(List.of());
		return new Refusal.NoStartLeft(last, wanted, legal.size(), legal);
	}

	private Optional<Shape> shape(Item item) {
		return shapeOf.apply(item.profile());
	}
}
