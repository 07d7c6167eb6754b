package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

/** The host whose free resources point away from the demand: a small dot product of the two vectors is good. */
public final class DotProduct implements PlacementRule {
	private final ScoreScale scoreScale;

	public DotProduct(ScoreScale scoreScale) {
		this.scoreScale = scoreScale;
	}

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		double cpu = state.freeCpu() / scoreScale.cpuMilli() * (resourceDemand.cpuMilli() / scoreScale.cpuMilli());
		double gpu = state.totalFreeMilli() / scoreScale.gpuMilli() * (resourceDemand.totalMilli() / scoreScale.gpuMilli());
		return new HostRating((int) (100 * (1 - (cpu + gpu) / 2)), PlacementRule.tightest(state, open));
	}
}
