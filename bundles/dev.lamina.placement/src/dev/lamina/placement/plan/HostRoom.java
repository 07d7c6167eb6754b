package dev.lamina.placement.plan;

import java.util.List;
import java.util.Optional;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Host;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.scope.InstanceNames;

/**
 * What the VMs that run on a host leave of its cores and its memory.
 *
 * @param cores  promised to them
 * @param memory promised to them, in bytes
 */
record HostRoom(Host host, int index, long cores, long memory) {
	static HostRoom of(GpuSlot gpu, List<VmTimeline> vms) {
		List<Vm> there = vms.stream().filter(vm -> !vm.isAway() && vm.failure().isEmpty() && vm.isIn(gpu)).map(VmTimeline::vm)
				.toList();
		return new HostRoom(gpu.host(), gpu.hostIndex(), there.stream().mapToLong(vm -> Math.max(0, vm.getCores())).sum(),
				there.stream().mapToLong(HostRoom::memory).sum());
	}

	/** What is missing for a VM that restarts there, in a sentence. */
	Optional<String> missing(VmTimeline vm) {
		double allCores = (double) host.getSockets() * host.getCoresPerSocket() * overcommit(host.getCpuOvercommit());
		double allMemory = Quantities.bytes(host.getMemory()).orElse(0) * overcommit(host.getMemoryOvercommit());
		String name = InstanceNames.of(host, index);
		if (allMemory > 0 && memory + memory(vm.vm()) > allMemory) {
			return Optional.of("with it the VMs on " + name + " would need " + Quantities.formatBytes(memory + memory(vm.vm()))
					+ " of memory, it has " + Quantities.formatBytes((long) allMemory) + ".");
		}
		return allCores > 0 && cores + vm.vm().getCores() > allCores
				? Optional.of("with it the VMs on " + name + " would need " + (cores + vm.vm().getCores())
						+ " cores, it may promise " + (long) allCores + ".")
				: Optional.empty();
	}

	private static long memory(Vm vm) {
		return Quantities.bytes(vm.getMemory()).orElse(0);
	}

	private static double overcommit(Quantity ratio) {
		return Quantities.ratio(ratio, 1);
	}
}
