package dev.lamina.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The GPUs of one type under one policy together: how many of them and of their places stand idle when a run begins, and how busy
 * they are on average.
 *
 * @param type            the name of the type: {@code A100-80}
 * @param policy          the name of the policy; empty if none holds for them
 * @param gpus            how many GPUs there are
 * @param idleGpus        how many of them no VM uses
 * @param places          partitions that they are cut into, and those that would still fit; 0 where nothing is cut
 * @param idlePlaces      how many of the places no VM uses
 * @param memoryBytes     memory of the boards
 * @param cutMemoryBytes  memory of all partitions, used or not, and what VMs without a partition take
 * @param usedMemoryBytes the part of it that VMs use
 * @param busy            mean fraction of the time in which the busiest kind of engine of a GPU worked for VMs, idle ones with it
 */
public record CapacityResult(String type, String policy, int gpus, int idleGpus, int places, int idlePlaces, long memoryBytes,
		long cutMemoryBytes, long usedMemoryBytes, double busy) {
	/** The GPUs of a result by type and policy, in the order of the first of each; those of which nothing is said are left out. */
	public static List<CapacityResult> of(List<GpuResult> gpus) {
		SequencedMap<List<String>, List<GpuResult>> groups = new LinkedHashMap<>();
		for (GpuResult gpu : gpus) {
			gpu.occupancy().ifPresent(occupancy -> groups
					.computeIfAbsent(List.of(gpu.type(), occupancy.policy()), key -> new ArrayList<>()).add(gpu));
		}
		return groups.entrySet().stream().map(group -> together(group.getKey(), group.getValue())).toList();
	}

	private static CapacityResult together(List<String> typeAndPolicy, List<GpuResult> gpus) {
		List<GpuOccupancy> occupancies = gpus.stream().flatMap(gpu -> gpu.occupancy().stream()).toList();
		return new CapacityResult(typeAndPolicy.getFirst(), typeAndPolicy.getLast(), gpus.size(),
				(int) occupancies.stream().filter(GpuOccupancy::isIdle).count(),
				occupancies.stream().mapToInt(GpuOccupancy::places).sum(),
				occupancies.stream().mapToInt(GpuOccupancy::idlePlaces).sum(),
				gpus.stream().mapToLong(GpuResult::memoryBytes).sum(),
				occupancies.stream().mapToLong(GpuOccupancy::cutMemoryBytes).sum(),
				gpus.stream().mapToLong(GpuResult::usedMemoryBytes).sum(),
				occupancies.stream().mapToDouble(GpuOccupancy::busy).average().orElse(Double.NaN));
	}

	/** {@code 12 of 112 places and 2 of 16 GPUs}; {@code nothing} if every place of every GPU is used. */
	public String idle() {
		String idlePlace = idlePlaces == 0 ? "" : idlePlaces + " of " + places + (places == 1 ? " place" : " places");
		String idleGpu = idleGpus == 0 ? "" : idleGpus + " of " + gpus + (gpus == 1 ? " GPU" : " GPUs");
		return idlePlace.isEmpty() && idleGpu.isEmpty() ? "nothing"
				: idlePlace + (idlePlace.isEmpty() || idleGpu.isEmpty() ? "" : " and ") + idleGpu;
	}
}
