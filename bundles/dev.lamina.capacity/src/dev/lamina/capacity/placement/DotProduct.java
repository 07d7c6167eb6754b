package dev.lamina.capacity.placement;

import java.util.function.IntPredicate;

/** The host whose free resources point away from the demand: a small dot product of the two vectors is good. */
public final class DotProduct implements PlacementRule {
	private final Scale scale;

	public DotProduct(Scale scale) {
		this.scale = scale;
	}

	@Override
	public Choice rate(NodeState state, Demand demand, IntPredicate open) {
		double cpu = state.freeCpu() / scale.cpuMilli() * (demand.cpuMilli() / scale.cpuMilli());
		double gpu = state.totalFreeMilli() / scale.gpuMilli() * (demand.totalMilli() / scale.gpuMilli());
		return new Choice((int) (100 * (1 - (cpu + gpu) / 2)), PlacementRule.tightest(state, open));
	}
}
