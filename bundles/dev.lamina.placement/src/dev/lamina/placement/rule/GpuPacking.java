package dev.lamina.placement.rule;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Used GPUs before idle ones, idle GPUs of used hosts before idle hosts. */
public final class GpuPacking implements PlacementRule {
	private static final int IDLE_HOST = 33;
	private static final int IDLE_GPU = 50;

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		if (resourceDemand.gpus() == 0) {
			return new HostRating(0, 0);
		}
		return new HostRating(score(state, resourceDemand, open), PlacementRule.tightest(state, open));
	}

	private static int score(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		int gpus = state.node().gpus();
		if (state.gpusWith(NodeCapacity.WHOLE_GPU) == gpus) {
			return Math.max(IDLE_HOST - gpus, gpus);
		}
		int[] fitting = new int[gpus];
		int count = 0;
		for (int gpu = 0; gpu < gpus; gpu++) {
			if (open.test(gpu)) {
				fitting[count++] = state.freeMilli(gpu);
			}
		}
		Arrays.sort(fitting, 0, count);
		int idle = 0;
		int percents = 0;
		for (int i = 0; i < Math.min(resourceDemand.gpus(), count); i++) {
			idle += fitting[i] == NodeCapacity.WHOLE_GPU ? 1 : 0;
			percents += 100 * fitting[i] / NodeCapacity.WHOLE_GPU;
		}
		return idle > 0 ? Math.max(IDLE_GPU - idle, IDLE_HOST) : Math.max(100 - percents / 10, IDLE_GPU);
	}
}
