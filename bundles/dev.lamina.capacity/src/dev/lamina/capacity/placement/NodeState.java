package dev.lamina.capacity.placement;

import java.util.Arrays;

/** What is free on one host. Free amounts become negative only where more is placed than fits. */
public final class NodeState {
	private final Node node;
	private final int[] freeMilli;
	private final int[] residents;
	private long freeCpu;
	private long freeMemory;
	private int shares;
	private final int[] wholes = new int[64];

	/** A host on which nothing runs. */
	public NodeState(Node node) {
		this.node = node;
		this.freeMilli = new int[node.gpus()];
		Arrays.fill(freeMilli, Node.WHOLE_GPU);
		this.residents = new int[node.gpus()];
		this.freeCpu = node.cpuMilli();
		this.freeMemory = node.memoryMib();
	}

	private NodeState(NodeState other) {
		this.node = other.node;
		this.freeMilli = other.freeMilli.clone();
		this.residents = other.residents.clone();
		this.freeCpu = other.freeCpu;
		this.freeMemory = other.freeMemory;
		this.shares = other.shares;
		System.arraycopy(other.wholes, 0, wholes, 0, wholes.length);
	}

	/** The host. */
	public Node node() {
		return node;
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
	public boolean fits(Demand demand) {
		if (demand.cpuMilli() > freeCpu || demand.memoryMib() > freeMemory) {
			return false;
		}
		if (demand.gpus() == 0) {
			return true;
		}
		return (demand.models().isEmpty() || demand.models().contains(node.model()))
				&& gpusWith(demand.gpuMilli()) >= demand.gpus();
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
	public NodeState with(Demand demand, int gpu) {
		NodeState next = new NodeState(this);
		next.place(demand, gpu);
		return next;
	}

	/** Takes what a demand needs; a share goes to the given GPU, whole GPUs are taken from the lowest index. */
	public void place(Demand demand, int gpu) {
		freeCpu -= demand.cpuMilli();
		freeMemory -= demand.memoryMib();
		if (demand.gpus() == 0) {
			return;
		}
		if (demand.isShare()) {
			take(gpu, demand.gpuMilli());
			shares++;
			return;
		}
		int wanted = demand.gpus();
		for (int i = 0; i < freeMilli.length && wanted > 0; i++) {
			if (freeMilli[i] == Node.WHOLE_GPU) {
				take(i, Node.WHOLE_GPU);
				wanted--;
			}
		}
		wholes[Math.min(demand.gpus(), wholes.length - 1)]++;
	}

	/** Takes what a demand for one GPU or a share of it needs, of that GPU. */
	public void placeOn(int gpu, Demand demand) {
		freeCpu -= demand.cpuMilli();
		freeMemory -= demand.memoryMib();
		take(gpu, demand.gpuMilli());
		if (demand.isShare()) {
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
