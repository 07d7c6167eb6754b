package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

import dev.lamina.model.PlacementKind;

/** Rates a host on which a demand fits. */
public interface PlacementRule {
	/**
	 * The rating of a host on which the demand fits.
	 *
	 * @param open the GPUs on which it fits: at least one if it wants a share
	 */
	HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open);

	/** The rating of a host on which the demand fits wherever as much is free as it wants. */
	default HostRating rate(NodeState state, ResourceDemand resourceDemand) {
		return rate(state, resourceDemand, gpu -> state.freeMilli(gpu) >= resourceDemand.gpuMilli());
	}

	/** Whether the rating depends on nothing but the state of the host and the demand, so that it may be kept. */
	default boolean isRepeatable() {
		return true;
	}

	/**
	 * The rule that a word of the language means.
	 *
	 * @param fragmentation what cannot be used, for the rule that keeps it small
	 * @param seed          of what is drawn
	 */
	static PlacementRule of(PlacementKind kind, Fragmentation fragmentation, long seed) {
		return switch (kind) {
			case BREADTH_FIRST -> new Spread(true);
			case DEPTH_FIRST -> new Spread(false);
			case BEST_FIT -> new BestFit(ScoreScale.STUDY);
			case DOT_PRODUCT -> new DotProduct(ScoreScale.STUDY);
			case GPU_PACKING -> new GpuPacking();
			case GPU_CLUSTERING -> new GpuClustering();
			case LEAST_FRAGMENTATION -> new LeastFragmentation(fragmentation);
			case RANDOM -> new RandomChoice(seed);
		};
	}

	/** The GPU on which a share fits most tightly, the lowest index among equals. */
	static int tightest(NodeState state, IntPredicate open) {
		int best = 0;
		int least = Integer.MAX_VALUE;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			if (open.test(gpu) && state.freeMilli(gpu) < least) {
				best = gpu;
				least = state.freeMilli(gpu);
			}
		}
		return best;
	}
}
