package dev.lamina.placement.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class FragmentationTest {
	/** 10 cores free, one idle GPU and one with 300 thousandths left. */
	private final NodeState state = new NodeState(new NodeCapacity("n", 12_000, 0, 2, "G")).with(share(2_000, 700), 1);
	private final Fragmentation measure = Fragmentation.of(typicals());

	private static Map<ResourceDemand, Double> typicals() {
		Map<ResourceDemand, Double> typicals = new LinkedHashMap<>();
		typicals.put(share(4_000, 500), 0.5);
		typicals.put(new ResourceDemand("b", 12_000, 0, 1, 1000, List.of()), 0.3);
		typicals.put(new ResourceDemand("c", 8_000, 0, 0, 0, List.of()), 0.2);
		return typicals;
	}

	private static ResourceDemand share(int cpu, int milli) {
		return new ResourceDemand("a", cpu, 0, 1, milli, List.of());
	}

	@Test
	void everythingFreeIsAFragmentForWhatCannotBePlacedAndScrapsForWhatCan() {
		assertEquals(0.5 * 300 + 0.3 * 1300 + 0.2 * 1300, measure.of(state), 1e-9);
	}

	@Test
	void aShareGoesWhereTheFragmentsGrowLeastAndScoresAreWholePercents() {
		assertEquals(650, measure.of(state.with(share(2_000, 300), 0)), 1e-9);
		assertEquals(500, measure.of(state.with(share(2_000, 300), 1)), 1e-9);
		assertEquals(new HostRating(57, 1), new LeastFragmentation(measure).rate(state, share(2_000, 300)));
	}

	@Test
	void typicalDemandsCoverNinetyFivePercentMostCommonFirst() {
		List<ResourceDemand> trace = new java.util.ArrayList<>(java.util.Collections.nCopies(90, share(1, 100)));
		trace.addAll(java.util.Collections.nCopies(6, share(2, 200)));
		trace.addAll(java.util.Collections.nCopies(4, share(3, 300)));
		assertEquals(2, Fragmentation.typicalOf(trace).size());
	}
}
