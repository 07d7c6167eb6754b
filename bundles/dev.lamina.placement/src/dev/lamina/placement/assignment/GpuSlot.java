package dev.lamina.placement.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Room;
import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Vendor;
import dev.lamina.placement.scope.InstanceNames;

/**
 * One physical GPU of a model with all that is on it.
 *
 * @param host       the host declaration
 * @param hostIndex  which of the equal hosts, from 0
 * @param hostGpu    the GPU declaration
 * @param gpuIndex   which of the equal GPUs, from 0
 * @param type       its type, inheritance applied
 * @param policy     the policy that holds for it
 * @param stack      the stack of the policy, inheritance applied
 * @param partitions what it is cut into, in the order of the policy, then what VMs asked for
 * @param allocations  the VMs that use it, in the order of the file, then those that an event starts and for which there is room
 *                     beside the others
 */
public record GpuSlot(Host host, int hostIndex, HostGpu hostGpu, int gpuIndex, GpuType type, Optional<Policy> policy,
		Optional<Stack> stack, List<PartitionPlacement> partitions, List<Allocation> allocations) {
	public GpuSlot {
		partitions = List.copyOf(partitions);
		allocations = List.copyOf(allocations);
	}

	/** Its name as in results: {@code vdi1.desktops}, {@code rack[3].g[0]}. */
	public String name() {
		return InstanceNames.of(host, hostIndex, hostGpu, gpuIndex);
	}

	/** Who makes it, as the type says, else its stack that works with GPUs of one vendor only; empty if neither says it. */
	public Optional<Vendor> vendor() {
		return vendorOf(type, stack);
	}

	/** Who makes a GPU of a type under a stack, both with inheritance applied. */
	public static Optional<Vendor> vendorOf(GpuType type, Optional<Stack> stack) {
		return type.isSetVendor() ? Optional.of(type.getVendor())
				: stack.map(Stack::getVendors).filter(vendors -> vendors.size() == 1).map(List::getFirst);
	}

	/** Video memory in bytes, where the type says it. */
	public OptionalLong memory() {
		return Quantities.bytes(type.getMemory());
	}

	/** Video memory in bytes that partitions, used or not, and residents without partition take. */
	public long usedMemory() {
		long cut = partitions.stream()
				.mapToLong(partitionPlacement -> Quantities.bytes(partitionPlacement.profile().getMemory()).orElse(0)).sum();
		return cut + allocations.stream().filter(allocation -> !(allocation.share() instanceof GpuShare.OfProfile))
				.mapToLong(Allocation::bytes).sum();
	}

	/** Video memory in bytes of the partitions that VMs use, and that VMs without a partition take. */
	public long occupiedMemory() {
		return usedMemory() - idlePartitions().stream()
				.mapToLong(partition -> Quantities.bytes(partition.profile().getMemory()).orElse(0)).sum();
	}

	/**
	 * Places for VMs: its partitions and, if the policy cuts none, those of the profile of most of its VMs that would still fit;
	 * 0 where nothing is cut.
	 */
	public int places() {
		boolean cut = policy.isPresent() && !policy.get().getPartitions().isEmpty();
		if (cut || partitions.isEmpty()) {
			return partitions.size();
		}
		Map<Profile, Long> numbers = new LinkedHashMap<>();
		partitions.forEach(partition -> numbers.merge(partition.profile(), 1L, Long::sum));
		long most = numbers.values().stream().mapToLong(Long::longValue).max().orElse(0);
		Profile usual = numbers.entrySet().stream().filter(entry -> entry.getValue() == most).findFirst().orElseThrow().getKey();
		return partitions.size() + Capacity.room(type, partitions, usual).more();
	}

	/** Places that no VM uses. */
	public int idlePlaces() {
		return places() - partitions.size() + idlePartitions().size();
	}

	/** Video memory in bytes that is left; 0 where more is promised than there is; absent where the type names none. */
	public OptionalLong freeMemory() {
		return memory().isPresent() ? OptionalLong.of(Math.max(0, memory().getAsLong() - usedMemory())) : OptionalLong.empty();
	}

	/** Partitions that no VM uses, in their order. */
	public List<PartitionPlacement> idlePartitions() {
		return java.util.stream.IntStream.range(0, partitions.size())
				.filter(number -> allocations.stream()
						.noneMatch(allocation -> allocation.share() instanceof GpuShare.OfProfile share
								&& share.partition() == number))
				.mapToObj(partitions::get).toList();
	}

	/** What else fits, for each profile of the type. */
	public List<Room> room() {
		return Capacity.room(type, partitions);
	}
}
