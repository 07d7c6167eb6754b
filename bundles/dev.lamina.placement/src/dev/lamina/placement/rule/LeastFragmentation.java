package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

/** Fragmentation gradient descent: where the expected unusable capacity grows least (Weng et al., USENIX ATC 2023). */
public final class LeastFragmentation implements PlacementRule {
	private final Fragmentation fragmentation;

	public LeastFragmentation(Fragmentation fragmentation) {
		this.fragmentation = fragmentation;
	}

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		double before = fragmentation.of(state);
		if (!resourceDemand.isShare()) {
			return new HostRating(score(before, state.with(resourceDemand, 0)), 0);
		}
		HostRating best = new HostRating(-1, 0);
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			if (open.test(gpu)) {
				int score = score(before, state.with(resourceDemand, gpu));
				if (score > best.score()) {
					best = new HostRating(score, gpu);
				}
			}
		}
		return best;
	}

	/** The sigmoid of the gradient in GPUs, cut to whole percents: about 40 thousandths of a GPU to the point. */
	private int score(double before, NodeState after) {
		return (int) (100 / (1 + StrictMath.exp(-(before - fragmentation.of(after)) / 1000)));
	}
}
