package dev.lamina.dsl.ide.hint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.placement.assignment.GpuSlot;

/** How many partitions more fit, computed once for all GPUs that are cut alike: of thousands most are. For one thread. */
public final class RemainingCapacity {
	private record State(GpuType type, List<String> cut, String wanted) {
	}

	private final Map<State, Integer> known = new HashMap<>();

	/** How many of a profile fit on a GPU beside what is there. */
	public int remaining(GpuSlot slot, Profile profile) {
		return remaining(slot.hostGpu().getType(), slot.type(), slot.partitions(), profile);
	}

	/**
	 * How many of a profile fit beside some placements.
	 *
	 * @param declared the type as it is declared
	 * @param type     the same with what it inherits
	 */
	public int remaining(GpuType declared, GpuType type, List<PartitionPlacement> placed, Profile profile) {
		State state = new State(declared,
				placed.stream().map(each -> each.profile().getName() + '@' + each.start().orElse(-1)).toList(),
				profile.getName());
		return known.computeIfAbsent(state, wanted -> Capacity.room(type, placed, profile).more());
	}
}
