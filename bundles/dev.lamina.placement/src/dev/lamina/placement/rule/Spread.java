package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

/** Breadth first: the GPU with the fewest demands; depth first: the one with the most that still fits. */
public final class Spread implements PlacementRule {
	private final boolean breadthFirst;

	public Spread(boolean breadthFirst) {
		this.breadthFirst = breadthFirst;
	}

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		int best = -1;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			if (open.test(gpu) && (best < 0 || better(state.residents(gpu), state.residents(best)))) {
				best = gpu;
			}
		}
		int residents = best < 0 ? 0 : state.residents(best);
		return new HostRating(breadthFirst ? -residents : residents, Math.max(best, 0));
	}

	private boolean better(int residents, int than) {
		return breadthFirst ? residents < than : residents > than;
	}
}
