package dev.lamina.capacity.placement;

import java.util.function.IntPredicate;

/** The host with the least left over, CPU and GPU weighing the same. */
public final class BestFit implements PlacementRule {
	private final Scale scale;

	public BestFit(Scale scale) {
		this.scale = scale;
	}

	@Override
	public Choice rate(NodeState state, Demand demand, IntPredicate open) {
		double cpuLeft = (state.freeCpu() - demand.cpuMilli()) / scale.cpuMilli();
		double gpuLeft = (state.totalFreeMilli() - demand.totalMilli()) / scale.gpuMilli();
		return new Choice((int) (100 * (1 - (0.5 * cpuLeft + 0.5 * gpuLeft))), PlacementRule.tightest(state, open));
	}
}
