package dev.lamina.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.lamina.capacity.geometry.Geometry.Arrangement;
import dev.lamina.capacity.geometry.Geometry.Item;
import dev.lamina.capacity.geometry.GpuResource;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.inheritance.InheritanceResolver;

/**
 * Answers exactly what fits on one GPU: a refusal means that no placement exists, unless it is {@link Refusal.Undecided}.
 *
 * <p>Properties are read with inheritance applied. What the model does not say (a property that is absent or invalid) limits
 * nothing. Profiles are told apart by their names within the GPU.
 */
public final class Capacity {
	/** Instances on one GPU beyond which nothing is searched: no vendor's driver manages as many. */
	public static final int MAX_INSTANCES = 1024;

	private Capacity() {
	}

	/** Whether that fits on the empty GPU. */
	public static Fit fit(GpuType gpu, List<PartitionRequest> wanted) {
		return fit(gpu, List.of(), wanted);
	}

	/**
	 * Whether that fits beside what is placed already.
	 *
	 * @param gpu    the GPU type
	 * @param placed what is on the GPU; a partition with a start stays there, one without may lie anywhere
	 * @param wanted what is to be added
	 */
	public static Fit fit(GpuType gpu, List<PartitionPlacement> placed, List<PartitionRequest> wanted) {
		GpuType effective = InheritanceResolver.resolve(gpu);
		List<Item> items = new ArrayList<>();
		placed.forEach(partitionPlacement -> items.add(new Item(partitionPlacement.profile(), partitionPlacement.start())));
		for (int index = 0; index < wanted.size(); index++) {
			PartitionRequest line = wanted.get(index);
			List<Refusal> refusals = append(effective, items, line);
			if (!refusals.isEmpty()) {
				return refused(effective, items, index, line);
			}
		}
		if (items.isEmpty()) {
			return new Fit.Placed(List.of(), List.of());
		}
		List<PartitionPlacement> all = arrange(effective, items).placements();
		return all.isEmpty() ? new Fit.Placed(placed, List.of())
				: new Fit.Placed(all.subList(0, placed.size()), all.subList(placed.size(), all.size()));
	}

	/** For each profile of the GPU, in its order, how many more instances fit beside what is placed, and where. */
	public static List<Room> room(GpuType gpu, List<PartitionPlacement> placed) {
		GpuType effective = InheritanceResolver.resolve(gpu);
		return effective.getProfiles().stream().map(profile -> room(effective, placed, profile)).toList();
	}

	/** How many more instances of one profile fit beside what is placed, and where. */
	public static Room room(GpuType gpu, List<PartitionPlacement> placed, Profile profile) {
		GpuType effective = InheritanceResolver.resolve(gpu);
		int more = fit(effective, placed, List.of(PartitionRequest.of(profile, MAX_INSTANCES + 1))) instanceof Fit.Refused refused
				? refused.atMost() : 0;
		List<Integer> starts = more == 0 ? List.of() : GeometryFactory.of(effective, profile).legalStarts(profile).stream()
				.filter(start -> fit(effective, placed, List.of(new PartitionRequest(profile, 1, List.of(start)))).fits())
				.toList();
		return new Room(profile, more, starts);
	}

	/** Positions on the axis on which a GPU lays partitions of the profile's kind; 0 if it has none. */
	public static int axisLength(GpuType gpu, Profile profile) {
		return GeometryFactory.of(InheritanceResolver.resolve(gpu), profile).axisLength();
	}

	/** Adds a line to the items where it fits; otherwise leaves them and says why. */
	private static List<Refusal> append(GpuType gpu, List<Item> items, PartitionRequest line) {
		if (line.count() < 1) {
			return List.of();
		}
		List<Item> extended = extended(items, line);
		List<Refusal> refusals = arrange(gpu, extended).refusals();
		if (refusals.isEmpty()) {
			items.addAll(extended.subList(items.size(), extended.size()));
		}
		return refusals;
	}

	private static Fit.Refused refused(GpuType gpu, List<Item> items, int index, PartitionRequest line) {
		int fitting = 0;
		int most = Math.min(line.count(), MAX_INSTANCES + 1);
		int refused = 1;
		while (refused < most && arrange(gpu, extended(items, line.limitedTo(refused))).fits()) {
			fitting = refused;
			refused = Math.min(most, refused * 2);
		}
		while (refused - fitting > 1) {
			int middle = (fitting + refused) >>> 1;
			if (arrange(gpu, extended(items, line.limitedTo(middle))).fits()) {
				fitting = middle;
			} else {
				refused = middle;
			}
		}
		List<Refusal> reasons = arrange(gpu, extended(items, line.limitedTo(refused))).refusals();
		return new Fit.Refused(index, line.profile(), line.count(), fitting, reasons);
	}

	private static List<Item> extended(List<Item> items, PartitionRequest line) {
		List<Item> extended = new ArrayList<>(items);
		for (int number = 0; number < Math.min(line.count(), MAX_INSTANCES + 1); number++) {
			extended.add(new Item(line.profile(),
					number < line.starts().size() ? OptionalInt.of(line.starts().get(number)) : OptionalInt.empty()));
		}
		return extended;
	}

	private static Arrangement arrange(GpuType gpu, List<Item> items) {
		for (Item item : items) {
			if (gpu.getProfiles().stream().noneMatch(own -> named(own, item.profile().getName()))) {
				return Arrangement.refused(List.of(new Refusal.Foreign(item.profile(), gpu)));
			}
		}
		if (items.size() > MAX_INSTANCES) {
			return Arrangement.refused(List.of(new Refusal.Exhausted(GpuResource.INSTANCES, items.size(), MAX_INSTANCES,
					"no driver manages more than " + MAX_INSTANCES + " instances")));
		}
		Profile first = items.get(0).profile();
		for (Item item : items) {
			if (GeometryFactory.family(item.profile()) != GeometryFactory.family(first)) {
				return Arrangement.refused(List.of(new Refusal.ModesDiffer(first, item.profile(), "way of sharing")));
			}
		}
		return GeometryFactory.of(gpu, first).arrange(items);
	}

	private static boolean named(Profile profile, String name) {
		return profile.getName() != null && profile.getName().equals(name);
	}
}
