package dev.lamina.placement.rule;

import java.util.Arrays;

/** What is free on one host. Free amounts become negative only where more is placed than fits. */
public final class NodeState {
	private final NodeCapacity nodeCapacity;
	private final int[] freeMilli;
	private final int[] residents;
	private long freeCpu;
	private long freeMemory;
	private int shares;
	private final int[] wholes = new int[64];

	/** A host on which nothing runs. */
	public NodeState(NodeCapacity nodeCapacity) {
		this.nodeCapacity = nodeCapacity;
		this.freeMilli = new int[nodeCapacity.gpus()];
		Arrays.fill(freeMilli, NodeCapacity.WHOLE_GPU);
		this.residents = new int[nodeCapacity.gpus()];
		this.freeCpu = nodeCapacity.cpuMilli();
		this.freeMemory = nodeCapacity.memoryMib();
	}

	private NodeState(NodeState other) {
		this.nodeCapacity = other.nodeCapacity;
		this.freeMilli = other.freeMilli.clone();
		this.residents = other.residents.clone();
		this.freeCpu = other.freeCpu;
		this.freeMemory = other.freeMemory;
		this.shares = other.shares;
		System.arraycopy(other.wholes, 0, wholes, 0, wholes.length);
	}

	/** The host. */
	public NodeCapacity node() {
		return nodeCapacity;
	}

	/** Free CPU in thousandths of a core. */
	public long freeCpu() {
		return freeCpu;
	}

	/** Free thousandths of one GPU. */
	public int freeMilli(int gpu) {
		return freeMilli[gpu];
	}

	/** Free thousandths of all GPUs together. */
	public long totalFreeMilli() {
		long total = 0;
		for (int milli : freeMilli) {
			total += milli;
		}
		return total;
	}

	/** Number of demands placed on a GPU. */
	public int residents(int gpu) {
		return residents[gpu];
	}

	/** Number of demands of a class on this host: 0 for shares, k for those with k whole GPUs. */
	public int ofClass(int gpuClass) {
		return gpuClass == 0 ? shares : wholes[Math.min(gpuClass, wholes.length - 1)];
	}

	/** Number of demands with any GPU on this host. */
	public int gpuDemands() {
		return shares + Arrays.stream(wholes).sum();
	}

	/** Whether the demand can run here now. */
	public boolean fits(ResourceDemand resourceDemand) {
		if (resourceDemand.cpuMilli() > freeCpu || resourceDemand.memoryMib() > freeMemory) {
			return false;
		}
		if (resourceDemand.gpus() == 0) {
			return true;
		}
		return (resourceDemand.models().isEmpty() || resourceDemand.models().contains(nodeCapacity.model()))
				&& gpusWith(resourceDemand.gpuMilli()) >= resourceDemand.gpus();
	}

	/** How many GPUs have at least that much free. */
	public int gpusWith(int milli) {
		int count = 0;
		for (int free : freeMilli) {
			if (free >= milli) {
				count++;
			}
		}
		return count;
	}

	/** The state after a demand has been placed; a share goes to the given GPU, whole GPUs are taken from the lowest index. */
	public NodeState with(ResourceDemand resourceDemand, int gpu) {
		NodeState next = new NodeState(this);
		next.place(resourceDemand, gpu);
		return next;
	}

	/** Takes what a demand needs; a share goes to the given GPU, whole GPUs are taken from the lowest index. */
	public void place(ResourceDemand resourceDemand, int gpu) {
		freeCpu -= resourceDemand.cpuMilli();
		freeMemory -= resourceDemand.memoryMib();
		if (resourceDemand.gpus() == 0) {
			return;
		}
		if (resourceDemand.isShare()) {
			take(gpu, resourceDemand.gpuMilli());
			shares++;
			return;
		}
		int wanted = resourceDemand.gpus();
		for (int i = 0; i < freeMilli.length && wanted > 0; i++) {
			if (freeMilli[i] == NodeCapacity.WHOLE_GPU) {
				take(i, NodeCapacity.WHOLE_GPU);
				wanted--;
			}
		}
		wholes[Math.min(resourceDemand.gpus(), wholes.length - 1)]++;
	}

	/** Takes what a demand for one GPU or a share of it needs, of that GPU. */
	public void placeOn(int gpu, ResourceDemand resourceDemand) {
		freeCpu -= resourceDemand.cpuMilli();
		freeMemory -= resourceDemand.memoryMib();
		take(gpu, resourceDemand.gpuMilli());
		if (resourceDemand.isShare()) {
			shares++;
		} else {
			wholes[1]++;
		}
	}

	private void take(int gpu, int milli) {
		freeMilli[gpu] -= milli;
		residents[gpu]++;
	}
}
