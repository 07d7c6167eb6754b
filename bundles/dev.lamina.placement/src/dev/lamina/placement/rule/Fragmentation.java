package dev.lamina.placement.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The GPU capacity of a host that the demands typical for a fleet are expected not to be able to use, in thousandths of a GPU.
 *
 * <p>The measure of Weng et al. (USENIX ATC 2023): for each typical demand, everything free if it cannot be placed, otherwise
 * the free parts that are smaller than its share; averaged by how common the demand is. Demands without a GPU can use nothing.
 */
public final class Fragmentation {
	private static final double COVERED = 0.95;

	private record WeightedDemand(ResourceDemand demand, double probability) {
	}

	private final List<WeightedDemand> weightedDemands;

	private Fragmentation(List<WeightedDemand> weightedDemands) {
		this.weightedDemands = weightedDemands;
	}

	/** The measure for demands given with their probabilities. */
	public static Fragmentation of(Map<ResourceDemand, Double> probabilities) {
		return new Fragmentation(
				probabilities.entrySet().stream().map(entry -> new WeightedDemand(entry.getKey(), entry.getValue())).toList());
	}

	/** The measure for a trace: its most common demands that together make at least 95 % of it. */
	public static Fragmentation typicalOf(List<ResourceDemand> trace) {
		Map<ResourceDemand, Integer> counts = new LinkedHashMap<>();
		for (ResourceDemand resourceDemand : trace) {
			counts.merge(
					new ResourceDemand("", resourceDemand.cpuMilli(), 0, resourceDemand.gpus(), resourceDemand.gpuMilli(),
							resourceDemand.models()),
					1,
					Integer::sum);
		}
		List<Map.Entry<ResourceDemand, Integer>> ordered = new ArrayList<>(counts.entrySet());
		ordered.sort(Comparator.<Map.Entry<ResourceDemand, Integer>>comparingInt(Map.Entry::getValue)
				.thenComparing(entry -> entry.getKey().cpuMilli()).thenComparing(entry -> entry.getKey().gpuMilli())
				.thenComparing(entry -> entry.getKey().gpus()).thenComparing(entry -> String.join("|", entry.getKey().models()))
				.reversed());
		int prefix = 0;
		int covered = 0;
		while (covered < COVERED * trace.size()) {
			covered += ordered.get(prefix++).getValue();
		}
		double total = covered;
		return new Fragmentation(
				ordered.subList(0, prefix).stream().map(entry -> new WeightedDemand(entry.getKey(), entry.getValue() / total))
						.toList());
	}

	/** How many kinds of demand the measure knows. */
	public int size() {
		return weightedDemands.size();
	}

	/** The expected unusable thousandths of a GPU on a host. */
	public double of(NodeState state) {
		long free = state.totalFreeMilli();
		double expected = 0;
		for (WeightedDemand weightedDemand : weightedDemands) {
			expected += weightedDemand.probability * unusable(state, weightedDemand.demand, free);
		}
		return expected;
	}

	private static long unusable(NodeState state, ResourceDemand resourceDemand, long free) {
		if (resourceDemand.gpus() == 0 || !state.fits(resourceDemand)) {
			return free;
		}
		long scraps = 0;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			int milli = state.freeMilli(gpu);
			if (milli < resourceDemand.gpuMilli()) {
				scraps += milli;
			}
		}
		return scraps;
	}
}
