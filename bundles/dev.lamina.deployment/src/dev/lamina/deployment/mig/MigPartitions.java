package dev.lamina.deployment.mig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.PciAddressResolver;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.GpuSlot;

/** Reads the MIG instances that a host's GPUs are cut into, and the numbers that NVIDIA's programs know the GPUs by. */
public final class MigPartitions {
	private MigPartitions() {
	}

	/** Whether a GPU is cut into MIG instances. */
	public static boolean isEnabledOn(GpuSlot slot) {
		return DeployedPartition.of(slot).stream().anyMatch(deployedPartition -> deployedPartition.migInstance().isPresent());
	}

	/** Whether MIG instances could be cut from a GPU. */
	public static boolean isSupportedOn(GpuSlot slot) {
		return slot.vendor().filter(Vendor.NVIDIA::equals).isPresent() && slot.type().getComputeSlices() > 0;
	}

	/** How many instances of each profile a GPU is cut into, by the order of the model. */
	public static Map<String, Integer> countByProfile(GpuSlot slot) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		DeployedPartition.of(slot).forEach(deployedPartition -> deployedPartition.migInstance()
				.ifPresent(instance -> counts.merge(instance.getName(), 1, Integer::sum)));
		return counts;
	}

	/** The instances of a GPU as nvidia-smi creates them: {@code 3g.40gb:4}, from the first start to the last. */
	public static List<String> placements(GpuSlot slot) {
		return DeployedPartition.of(slot).stream().filter(deployedPartition -> deployedPartition.migInstance().isPresent())
				.sorted(Comparator.comparingInt(cut -> cut.start().orElse(0)))
				.map(cut -> cut.migInstance().orElseThrow().getName()
						+ (cut.start().isPresent() ? ":" + cut.start().getAsInt() : ""))
				.toList();
	}

	/**
	 * NVIDIA's GPUs of a host by their numbers, which follow their addresses on the bus. Addresses are only needed where it
	 * matters which GPU has which number.
	 *
	 * @param content what a GPU is to become; where that is the same for all, so are their numbers
	 */
	public static Optional<Map<Integer, GpuSlot>> gpusByIndex(DeployedHost deployedHost, Function<GpuSlot, ?> content,
			GenerationOutput generationOutput) {
		List<GpuSlot> slots = deployedHost.slots().stream()
				.filter(slot -> slot.vendor().filter(Vendor.NVIDIA::equals).isPresent()).toList();
		boolean alike = slots.stream().map(content).distinct().count() <= 1;
		List<GpuSlot> ordered = slots;
		if (!alike) {
			Map<GpuSlot, PciAddress> addresses = slots.stream()
					.filter(slot -> PciAddressResolver.resolve(slot, generationOutput).isPresent())
					.collect(Collectors.toMap(slot -> slot, slot -> PciAddressResolver.findAddress(slot).orElseThrow()));
			if (addresses.size() < slots.size()) {
				return Optional.empty();
			}
			ordered = slots.stream().sorted(Comparator.comparing(addresses::get)).toList();
		}
		Map<Integer, GpuSlot> numbers = new TreeMap<>();
		ordered.forEach(slot -> numbers.put(numbers.size(), slot));
		return Optional.of(numbers);
	}

	/** The configuration of a host as nvidia-mig-parted reads it: GPUs that are cut alike together, the others without MIG. */
	public static List<Map<String, Object>> configuration(Map<Integer, GpuSlot> numbers) {
		Map<Map<String, Integer>, List<Integer>> alike = new LinkedHashMap<>();
		numbers.forEach((number, slot) -> {
			if (isSupportedOn(slot)) {
				alike.computeIfAbsent(countByProfile(slot), key -> new ArrayList<>()).add(number);
			}
		});
		return alike.entrySet().stream().map(entry -> {
			Map<String, Object> devices = new LinkedHashMap<>();
			devices.put("devices", entry.getValue());
			devices.put("mig-enabled", !entry.getKey().isEmpty());
			devices.put("mig-devices", entry.getKey());
			return devices;
		}).toList();
	}
}
