package dev.lamina.dsl.ide.hint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;

/** How full some GPUs are together: the partitions in use and all there are, other users, and the video memory left. */
public final class GpuOccupancy {
	private static final String SEPARATOR = " · ";

	private final List<GpuSlot> slots;
	private final RemainingCapacity remainingCapacity;
	private final SequencedMap<String, Count> partitions = new LinkedHashMap<>();
	private int sharing;
	private long free;
	private boolean memoryKnown = true;

	private static final class Count {
		private int used;
		private int total;
	}

	private GpuOccupancy(List<GpuSlot> slots, RemainingCapacity remainingCapacity) {
		this.slots = slots;
		this.remainingCapacity = remainingCapacity;
		slots.forEach(this::add);
	}

	/** How full those GPUs are. */
	public static GpuOccupancy of(List<GpuSlot> slots, RemainingCapacity remainingCapacity) {
		return new GpuOccupancy(List.copyOf(slots), remainingCapacity);
	}

	private void add(GpuSlot slot) {
		slot.partitions().forEach(partition -> count(partition.profile().getName()).total++);
		for (Allocation allocation : slot.allocations()) {
			if (allocation.share() instanceof GpuShare.OfProfile share) {
				count(slot.partitions().get(share.partition()).profile().getName()).used++;
			} else {
				sharing++;
			}
		}
		boolean cutByVms = slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isEmpty();
		List<PartitionPlacement> placed = slot.partitions();
		if (cutByVms && !placed.isEmpty() && placed.stream().map(each -> each.profile().getName()).distinct().count() == 1) {
			count(placed.getFirst().profile().getName()).total += remainingCapacity.remaining(slot, placed.getFirst().profile());
		}
		free += slot.freeMemory().orElse(0);
		memoryKnown &= slot.memory().isPresent();
	}

	private Count count(String profile) {
		return partitions.computeIfAbsent(profile, name -> new Count());
	}

	/** Whether nothing uses them. */
	public boolean isUnused() {
		return sharing == 0 && partitions.values().stream().allMatch(count -> count.used == 0);
	}

	/** Whether no partition is idle and no video memory is left. */
	public boolean isFull() {
		return memoryKnown && free == 0 && partitions.values().stream().allMatch(count -> count.used == count.total);
	}

	/** One line: "5 of 6 × A40-8Q · 8 GiB free". */
	public String label() {
		List<String> parts = new ArrayList<>();
		if (slots.size() > 1) {
			parts.add(slots.size() + " GPUs");
		}
		partitions.forEach(
				(profile, count) -> parts.add(count.used == count.total && partitions.size() > 1 ? count.used + " × " + profile
						: count.used + " of " + count.total + " × " + profile));
		if (sharing > 0) {
			parts.add(sharing == 1 ? "used by " + slots.stream().flatMap(slot -> slot.allocations().stream())
					.filter(allocation -> !(allocation.share() instanceof GpuShare.OfProfile)).findFirst().orElseThrow().name()
					: "shared by " + sharing + " VMs");
		}
		if (isUnused() && partitions.isEmpty()) {
			parts.add("unused");
		}
		if (memoryKnown) {
			parts.add(isFull() ? "full" : Quantities.formatBytes(free) + " free");
		}
		return String.join(SEPARATOR, parts);
	}

	/** Several lines as Markdown: who uses what, and what fits besides; of one GPU only. */
	public String details() {
		if (slots.size() != 1) {
			return "";
		}
		GpuSlot slot = slots.getFirst();
		StringBuilder text = new StringBuilder();
		Map<String, List<String>> users = slot.allocations().stream()
				.collect(Collectors.groupingBy(allocation -> switch (allocation.share()) {
					case GpuShare.OfProfile share -> share.profile().getName();
					case GpuShare.Fraction share -> percent(share.part());
					case GpuShare.Whole share -> "whole GPU";
				}, LinkedHashMap::new, Collectors.mapping(Allocation::name, Collectors.toList())));
		users.forEach(
				(share, names) -> text.append("- ").append(share).append(": ").append(String.join(", ", names)).append('\n'));
		Map<String, Long> idle = slot.idlePartitions().stream().collect(
				Collectors.groupingBy(partition -> partition.profile().getName(), LinkedHashMap::new, Collectors.counting()));
		idle.forEach((profile, number) -> text.append("- ").append(number).append(" × ").append(profile).append(" idle\n"));
		boolean cutByPolicy = slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent();
		if (!cutByPolicy && sharing == 0) {
			String room = slot.type().getProfiles().stream().filter(profile -> profile.getName() != null)
					.map(profile -> remainingCapacity.remaining(slot, profile) + " × " + profile.getName())
					.filter(words -> !words.startsWith("0 ")).collect(Collectors.joining(" or "));
			text.append(room.isEmpty() ? "" : "- room for " + room + '\n');
		}
		return text.toString();
	}

	private static String percent(double part) {
		return new java.math.BigDecimal(part * 100).setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros()
				.toPlainString() + " %";
	}
}
