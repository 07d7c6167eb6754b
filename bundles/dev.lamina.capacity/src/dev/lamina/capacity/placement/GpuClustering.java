package dev.lamina.capacity.placement;

import java.util.function.IntPredicate;

/** Hosts that already run demands of the same class: shares among themselves, those with k whole GPUs among themselves. */
public final class GpuClustering implements PlacementRule {
	private static final int STUDY_GPU_MILLI = 8_000;

	@Override
	public Choice rate(NodeState state, Demand demand, IntPredicate open) {
		if (demand.gpus() == 0) {
			return new Choice(0, 0);
		}
		long used = 25 * (STUDY_GPU_MILLI - state.totalFreeMilli()) / STUDY_GPU_MILLI;
		int same = state.ofClass(demand.isShare() ? 0 : demand.gpus());
		int all = state.gpuDemands();
		int company = all == 0 ? 25 : same == all ? 75 : same > 0 ? 50 : 0;
		return new Choice((int) used + company, PlacementRule.tightest(state, open));
	}
}
