package dev.lamina.capacity.geometry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import dev.lamina.capacity.geometry.Geometry.Item;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** Collects the amounts that a set of partitions takes too much of; a limit that is not known limits nothing. */
public final class LimitChecker {
	private final List<Item> items;
	private final List<Refusal> refusals = new ArrayList<>();

	/** Checks that set. */
	public LimitChecker(List<Item> items) {
		this.items = items;
	}

	/** Refuses where all partitions together take more than there is. */
	public LimitChecker atMost(GpuResource gpuResource, OptionalLong limit, Function<Profile, OptionalLong> taken,
			String origin) {
		long measured = items.stream().mapToLong(item -> taken.apply(item.profile()).orElse(0)).reduce(0, LimitChecker::sum);
		if (limit.isPresent() && measured > limit.getAsLong()) {
			refusals.add(new Refusal.Exhausted(gpuResource, measured, limit.getAsLong(), origin));
		}
		return this;
	}

	/** Refuses if there are more partitions than that; 0 limits nothing. */
	public LimitChecker atMost(GpuResource gpuResource, int limit, String origin) {
		if (limit > 0 && items.size() > limit) {
			refusals.add(new Refusal.Exhausted(gpuResource, items.size(), limit, origin));
		}
		return this;
	}

	/** Refuses where partitions of one name, or of the name behind them, are more than its maximum; 0 limits nothing. */
	public LimitChecker maximum(Function<Profile, Profile> counted, ToIntFunction<Profile> maximum, boolean mixedSizes) {
		Map<String, List<Profile>> byName = new LinkedHashMap<>();
		items.stream().map(Item::profile).map(counted)
				.forEach(profile -> byName.computeIfAbsent(profile.getName(), name -> new ArrayList<>()).add(profile));
		for (List<Profile> equal : byName.values()) {
			int limit = maximum.applyAsInt(equal.get(0));
			if (limit > 0 && equal.size() > limit) {
				refusals.add(new Refusal.MaximumExceeded(equal.get(0), equal.size(), limit, mixedSizes));
			}
		}
		return this;
	}

	/** Refuses where the partitions take more video memory than the GPU has. */
	public LimitChecker frameBuffer(GpuType gpu, Function<Profile, OptionalLong> taken) {
		OptionalLong memory = Quantities.bytes(gpu.getMemory());
		return atMost(GpuResource.FRAME_BUFFER, memory, taken,
				memory.isPresent() ? Quantities.formatBytes(memory.getAsLong()) + " of frame buffer" : "");
	}

	/** Refuses where partitions are of different names: a GPU that has one mode at a time, called by a word for people. */
	public LimitChecker oneMode(String mode) {
		Profile first = items.get(0).profile();
		items.stream().map(Item::profile).filter(profile -> !profile.getName().equals(first.getName())).findFirst()
				.ifPresent(other -> refusals.add(new Refusal.ModesDiffer(first, other, mode)));
		return this;
	}

	/** Refuses for this reason too. */
	public LimitChecker refuse(Refusal refusal) {
		refusals.add(refusal);
		return this;
	}

	/** Every reason so far, in the order in which they were checked. */
	public List<Refusal> refusals() {
		return List.copyOf(refusals);
	}

	private static long sum(long left, long right) {
		long sum = left + right;
		return sum < 0 ? Long.MAX_VALUE : sum;
	}
}
