package dev.lamina.fleet.placement;

import dev.lamina.fleet.NodeState;
import dev.lamina.fleet.inventory.Demand;

/** Breadth first: the GPU with the fewest demands; depth first: the one with the most that still fits. */
public final class Spread implements PlacementRule {
	private final boolean breadthFirst;

	public Spread(boolean breadthFirst) {
		this.breadthFirst = breadthFirst;
	}

	@Override
	public Choice rate(NodeState state, Demand demand) {
		int best = -1;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			if (state.freeMilli(gpu) >= demand.gpuMilli() && (best < 0 || better(state.residents(gpu), state.residents(best)))) {
				best = gpu;
			}
		}
		int residents = best < 0 ? 0 : state.residents(best);
		return new Choice(breadthFirst ? -residents : residents, Math.max(best, 0));
	}

	private boolean better(int residents, int than) {
		return breadthFirst ? residents < than : residents > than;
	}
}
