package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

/** The host with the least left over, CPU and GPU weighing the same. */
public final class BestFit implements PlacementRule {
	private final ScoreScale scoreScale;

	public BestFit(ScoreScale scoreScale) {
		this.scoreScale = scoreScale;
	}

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		double cpuLeft = (state.freeCpu() - resourceDemand.cpuMilli()) / scoreScale.cpuMilli();
		double gpuLeft = (state.totalFreeMilli() - resourceDemand.totalMilli()) / scoreScale.gpuMilli();
		return new HostRating((int) (100 * (1 - (0.5 * cpuLeft + 0.5 * gpuLeft))), PlacementRule.tightest(state, open));
	}
}
