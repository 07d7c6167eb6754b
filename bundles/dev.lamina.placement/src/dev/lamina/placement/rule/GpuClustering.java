package dev.lamina.placement.rule;

import java.util.function.IntPredicate;

/** Hosts that already run demands of the same class: shares among themselves, those with k whole GPUs among themselves. */
public final class GpuClustering implements PlacementRule {
	private static final int STUDY_GPU_MILLI = 8_000;

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		if (resourceDemand.gpus() == 0) {
			return new HostRating(0, 0);
		}
		long used = 25 * (STUDY_GPU_MILLI - state.totalFreeMilli()) / STUDY_GPU_MILLI;
		int same = state.ofClass(resourceDemand.isShare() ? 0 : resourceDemand.gpus());
		int all = state.gpuDemands();
		int company = all == 0 ? 25 : same == all ? 75 : same > 0 ? 50 : 0;
		return new HostRating((int) used + company, PlacementRule.tightest(state, open));
	}
}
