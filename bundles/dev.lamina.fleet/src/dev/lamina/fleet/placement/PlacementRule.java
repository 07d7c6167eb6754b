package dev.lamina.fleet.placement;

import dev.lamina.fleet.NodeState;
import dev.lamina.fleet.inventory.Demand;

/** Rates a host on which a demand fits. */
public interface PlacementRule {
	/** The rating of a host on which the demand fits. */
	Choice rate(NodeState state, Demand demand);

	/** Whether the rating depends on nothing but the state of the host and the demand, so that it may be kept. */
	default boolean isRepeatable() {
		return true;
	}

	/** The GPU on which a share fits most tightly, the lowest index among equals. */
	static int tightest(NodeState state, Demand demand) {
		int best = 0;
		int least = Integer.MAX_VALUE;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			int free = state.freeMilli(gpu);
			if (free >= demand.gpuMilli() && free < least) {
				best = gpu;
				least = free;
			}
		}
		return best;
	}
}
