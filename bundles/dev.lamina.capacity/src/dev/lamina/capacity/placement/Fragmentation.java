package dev.lamina.capacity.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The GPU capacity of a host that the demands typical for a fleet are expected not to be able to use, in thousandths of a GPU.
 *
 * <p>The measure of Weng et al. (USENIX ATC 2023): for each typical demand, everything free where it cannot be placed, otherwise
 * the free parts that are smaller than its share; averaged by how common the demand is. Demands without a GPU can use nothing.
 */
public final class Fragmentation {
	private static final double COVERED = 0.95;

	private record Typical(Demand demand, double probability) {
	}

	private final List<Typical> typicals;

	private Fragmentation(List<Typical> typicals) {
		this.typicals = typicals;
	}

	/** The measure for demands given with their probabilities. */
	public static Fragmentation of(Map<Demand, Double> probabilities) {
		return new Fragmentation(
				probabilities.entrySet().stream().map(entry -> new Typical(entry.getKey(), entry.getValue())).toList());
	}

	/** The measure for a trace: its most common demands that together make at least 95 % of it. */
	public static Fragmentation typicalOf(List<Demand> trace) {
		Map<Demand, Integer> counts = new LinkedHashMap<>();
		for (Demand demand : trace) {
			counts.merge(new Demand("", demand.cpuMilli(), 0, demand.gpus(), demand.gpuMilli(), demand.models()), 1,
					Integer::sum);
		}
		List<Map.Entry<Demand, Integer>> ordered = new ArrayList<>(counts.entrySet());
		ordered.sort(Comparator.<Map.Entry<Demand, Integer>>comparingInt(Map.Entry::getValue)
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
				ordered.subList(0, prefix).stream().map(entry -> new Typical(entry.getKey(), entry.getValue() / total)).toList());
	}

	/** How many kinds of demand the measure knows. */
	public int size() {
		return typicals.size();
	}

	/** The expected unusable thousandths of a GPU on a host. */
	public double of(NodeState state) {
		long free = state.totalFreeMilli();
		double expected = 0;
		for (Typical typical : typicals) {
			expected += typical.probability * unusable(state, typical.demand, free);
		}
		return expected;
	}

	private static long unusable(NodeState state, Demand demand, long free) {
		if (demand.gpus() == 0 || !state.fits(demand)) {
			return free;
		}
		long scraps = 0;
		for (int gpu = 0; gpu < state.node().gpus(); gpu++) {
			int milli = state.freeMilli(gpu);
			if (milli < demand.gpuMilli()) {
				scraps += milli;
			}
		}
		return scraps;
	}
}
