package dev.lamina.capacity.mig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import dev.lamina.capacity.geometry.Geometry.Item;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.Profile;

/**
 * Puts vGPUs that take turns on a MIG instance into as few instances as hold them, each with vGPUs of one profile.
 *
 * <p>How many share an instance follows from the counts per GPU: 32 vGPUs on 4 instances are 8 on each. Vendor's vGPU types for
 * RTX PRO Blackwell; an instance hosts one size of frame buffer at a time.
 */
public final class SharedInstances {
	private final List<Item> instances = new ArrayList<>();
	private final List<Integer> instanceOfGuest = new ArrayList<>();

	private SharedInstances() {
	}

	/** How many vGPUs of a profile share one MIG instance, at least 1; 1 for whatever is no vGPU behind an instance. */
	public static int guestsPerInstance(Profile profile) {
		Profile backing = profile.getBacking();
		return backing == null || backing.getMaximumInstances() < 1 ? 1
				: Math.max(1, profile.getMaximumInstances() / backing.getMaximumInstances());
	}

	static SharedInstances of(List<Item> guests) {
		SharedInstances shared = new SharedInstances();
		Map<Place, Integer> instances = new LinkedHashMap<>();
		Map<Integer, Integer> left = new LinkedHashMap<>();
		shared.instanceOfGuest.addAll(java.util.Collections.nCopies(guests.size(), 0));
		for (boolean fixed : new boolean[] { true, false }) {
			for (int guest = 0; guest < guests.size(); guest++) {
				if (guests.get(guest).start().isPresent() == fixed) {
					shared.add(guest, guests.get(guest), instances, left);
				}
			}
		}
		return shared;
	}

	private void add(int guest, Item item, Map<Place, Integer> open, Map<Integer, Integer> left) {
		Place place = new Place(item.profile().getName(), item.start());
		Integer instance = open.get(place);
		if (instance == null || left.get(instance) == 0) {
			instance = item.start().isPresent() ? null : open.entrySet().stream()
					.filter(entry -> entry.getKey().profile().equals(place.profile()) && left.get(entry.getValue()) > 0)
					.map(Map.Entry::getValue).findFirst().orElse(null);
		}
		if (instance == null) {
			instance = instances.size();
			instances.add(item);
			open.put(place, instance);
			left.put(instance, guestsPerInstance(item.profile()));
		}
		left.merge(instance, -1, Integer::sum);
		instanceOfGuest.set(guest, instance);
	}

	/** What is to be placed: one item per instance. */
	List<Item> instances() {
		return List.copyOf(instances);
	}

	/** Where each guest is, in the order in which they were given, when the instances are placed. */
	List<PartitionPlacement> guests(List<PartitionPlacement> placed) {
		return instanceOfGuest.stream().map(placed::get).toList();
	}

	private record Place(String profile, OptionalInt start) {
	}
}
