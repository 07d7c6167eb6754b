package dev.lamina.capacity.assignment;

import java.util.List;
import java.util.Optional;

import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.Node;
import dev.lamina.capacity.placement.NodeState;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;

/** One server while VMs are being seated: its GPUs, how many VMs run on it, and what they leave free. */
final class OpenHost {
	final Host host;
	final int index;
	/** Its number among all hosts. */
	final int number;
	final List<OpenSlot> slots;
	/** The policy that names it and not one of its GPUs. */
	final Optional<Policy> own;
	/** The policy under which devices are emulated on it for VMs that get no GPU. */
	final Optional<Policy> emulation;
	private final NodeState state;
	private int seated;

	OpenHost(Host host, int index, int number, List<OpenSlot> slots, Optional<Policy> own, Optional<Policy> emulation) {
		this.host = host;
		this.index = index;
		this.number = number;
		this.slots = slots;
		this.own = own;
		this.emulation = emulation;
		Node described = Node.of(name(), host);
		state = new NodeState(
				new Node(described.name(), described.cpuMilli(), described.memoryMib(), slots.size(), described.model()));
	}

	String name() {
		return Names.of(host, index);
	}

	/** VMs that run on it. */
	int seated() {
		return seated;
	}

	/** What is free on it. */
	NodeState state() {
		return state;
	}

	/** Takes a VM that has none of its GPUs. */
	void take(Demand demand) {
		seated++;
		state.place(new Demand(demand.name(), demand.cpuMilli(), demand.memoryMib(), 0, 0, List.of()), 0);
	}

	/** Notes what a VM that runs on it, or on another host, has of one of its GPUs. */
	void take(Demand demand, int gpu, boolean runsHere) {
		seated += runsHere ? 1 : 0;
		state.placeOn(gpu,
				runsHere ? demand : new Demand(demand.name(), 0, 0, demand.gpus(), demand.gpuMilli(), demand.models()));
	}
}
