package dev.lamina.placement.assignment;

import java.util.List;
import java.util.Optional;

import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.NodeState;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;

/** One server while VMs are being seated: its GPUs, how many VMs run on it, and what they leave free. */
final class HostAllocator {
	final Host host;
	final int index;
	/** Its number among all hosts. */
	final int number;
	final List<GpuAllocator> slots;
	/** The policy that names it and not one of its GPUs. */
	final Optional<Policy> own;
	/** The policy under which devices are emulated on it for VMs that get no GPU. */
	final Optional<Policy> emulation;
	private final NodeState state;
	private int vmCount;

	HostAllocator(Host host, int index, int number, List<GpuAllocator> slots, Optional<Policy> own, Optional<Policy> emulation) {
		this.host = host;
		this.index = index;
		this.number = number;
		this.slots = slots;
		this.own = own;
		this.emulation = emulation;
		NodeCapacity described = NodeCapacity.of(name(), host);
		state = new NodeState(
				new NodeCapacity(described.name(), described.cpuMilli(), described.memoryMib(), slots.size(), described.model()));
	}

	String name() {
		return InstanceNames.of(host, index);
	}

	/** VMs that run on it. */
	int vmCount() {
		return vmCount;
	}

	/** What is free on it. */
	NodeState state() {
		return state;
	}

	/** Takes a VM that has none of its GPUs. */
	void allocate(ResourceDemand resourceDemand) {
		vmCount++;
		state.place(
				new ResourceDemand(resourceDemand.name(), resourceDemand.cpuMilli(), resourceDemand.memoryMib(), 0, 0, List.of()),
				0);
	}

	/** Notes what a VM that runs on it, or on another host, has of one of its GPUs. */
	void allocate(ResourceDemand resourceDemand, int gpu, boolean runsHere) {
		vmCount += runsHere ? 1 : 0;
		state.placeOn(gpu,
				runsHere ? resourceDemand : new ResourceDemand(resourceDemand.name(), 0, 0, resourceDemand.gpus(),
						resourceDemand.gpuMilli(), resourceDemand.models()));
	}
}
