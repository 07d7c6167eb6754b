package dev.lamina.capacity.assignment;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The GPUs on which one of many equal VMs may be seated, tried in the order of the placement; of equal ones the first in the file.
 * One that refuses a VM is not tried for the next: nobody who was seated leaves, so it would refuse that too.
 */
final class Candidates {
	private static final Set<PlacementKind> FILLING = EnumSet.of(PlacementKind.DEPTH_FIRST, PlacementKind.BEST_FIT,
			PlacementKind.GPU_PACKING);
	private static final Comparator<OpenSlot> EMPTIEST = Comparator.comparingInt(OpenSlot::vms);
	private static final Comparator<OpenSlot> FULLEST = Comparator.comparingLong(OpenSlot::usedMemory).reversed()
			.thenComparing(Comparator.comparingInt(OpenSlot::vms).reversed());

	private final List<OpenSlot> named;
	private final List<OpenSlot> suitable;
	private final Comparator<OpenSlot> order;
	private final NavigableSet<OpenSlot> open;

	/**
	 * @param named  the GPUs that the VM names or could have, in the order of the file
	 * @param demand what it wants of one of them
	 */
	Candidates(List<OpenSlot> named, GpuDemand demand) {
		this.named = named;
		suitable = named.stream().filter(slot -> demand.getProfile() == null || slot.is(Technique.EMULATION)
				|| slot.has(demand.getProfile())).toList();
		order = order(named);
		Map<OpenSlot, Integer> places = new HashMap<>();
		suitable.forEach(slot -> places.put(slot, places.size()));
		open = new TreeSet<>(order.thenComparingInt(places::get));
		open.addAll(suitable);
	}

	private static Comparator<OpenSlot> order(List<OpenSlot> named) {
		return named.stream().flatMap(slot -> slot.policy.stream()).filter(Policy::isSetPlacement).map(Policy::getPlacement)
				.findFirst().filter(FILLING::contains).isPresent() ? FULLEST : EMPTIEST;
	}

	/** All GPUs that the VM names or could have, whether or not they suit it. */
	List<OpenSlot> named() {
		return named;
	}

	/** Seats a VM on the first that takes it; on none where all refuse it. */
	Optional<OpenSlot> seat(Vm vm, int index) {
		while (!open.isEmpty()) {
			OpenSlot slot = open.pollFirst();
			if (slot.seat(vm, index).isEmpty()) {
				open.add(slot);
				return Optional.of(slot);
			}
		}
		return Optional.empty();
	}

	/** Why the one that comes first refuses a VM that none has taken; nothing where there is none that suits it. */
	Optional<Problem> refusal(Vm vm, int index) {
		return suitable.stream().min(order).flatMap(slot -> slot.seat(vm, index));
	}
}
