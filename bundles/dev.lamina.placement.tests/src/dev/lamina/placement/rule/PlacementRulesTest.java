package dev.lamina.placement.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class PlacementRulesTest {
	private static final NodeCapacity EIGHT = new NodeCapacity("n", 96_000, 393_216, 8, "G2");
	private final NodeState idle = new NodeState(EIGHT);
	private final NodeState used = idle.with(share(400), 2);

	private static ResourceDemand share(int milli) {
		return new ResourceDemand("d", 8_000, 1_024, 1, milli, List.of());
	}

	private static ResourceDemand whole(int gpus) {
		return new ResourceDemand("w", 8_000, 1_024, gpus, 1000, List.of());
	}

	@Test
	void aDemandFitsOnlyWithCpuMemoryModelAndGpu() {
		assertTrue(idle.fits(whole(8)));
		assertTrue(!used.fits(whole(8)));
		assertTrue(!idle.fits(new ResourceDemand("d", 96_001, 0, 0, 0, List.of())));
		assertTrue(!idle.fits(new ResourceDemand("d", 1, 393_217, 0, 0, List.of())));
		assertTrue(!idle.fits(new ResourceDemand("d", 1, 1, 1, 1, List.of("T4"))));
		assertTrue(idle.fits(new ResourceDemand("d", 1, 1, 1, 1, List.of("T4", "G2"))));
	}

	@Test
	void bestFitWantsLittleLeftAndTheTightestGpu() {
		assertEquals(new HostRating(100 - (int) Math.ceil(50 * 80_000 / 128_000.0 + 50 * 7_300 / 8_000.0), 2),
				new BestFit(ScoreScale.STUDY).rate(used, share(300)));
	}

	@Test
	void dotProductWantsASmallProduct() {
		double cpu = 96 / 128.0 * (8 / 128.0);
		double gpu = 1 * (300 / 8000.0);
		assertEquals((int) (100 * (1 - (cpu + gpu) / 2)), new DotProduct(ScoreScale.STUDY).rate(idle, share(300)).score());
	}

	@Test
	void packingPrefersUsedGpusThenIdleGpusThenIdleHosts() {
		GpuPacking rule = new GpuPacking();
		assertEquals(25, rule.rate(idle, share(300)).score());
		assertEquals(49, rule.rate(used, share(700)).score());
		assertEquals(94, rule.rate(used, share(300)).score());
	}

	@Test
	void clusteringPrefersHostsOfTheSameClass() {
		GpuClustering rule = new GpuClustering();
		assertEquals(25, rule.rate(idle, share(300)).score());
		assertEquals(75 + 1, rule.rate(used, share(300)).score());
		assertEquals(0 + 1, rule.rate(used, whole(1)).score());
		assertEquals(50 + 4, rule.rate(used.with(whole(1), 0), share(300)).score());
	}

	@Test
	void breadthFirstTakesTheEmptiestGpuAndDepthFirstTheFullest() {
		assertEquals(new HostRating(0, 0), new Spread(true).rate(used, share(300)));
		assertEquals(new HostRating(1, 2), new Spread(false).rate(used, share(300)));
		assertEquals(new HostRating(0, 0), new Spread(false).rate(used, share(700)));
	}

	@Test
	void randomChoosesOnlyGpusThatFitAndFollowsItsSeed() {
		RandomChoice rule = new RandomChoice(7);
		RandomChoice again = new RandomChoice(7);
		for (int i = 0; i < 200; i++) {
			HostRating hostRating = rule.rate(used, share(700));
			assertTrue(hostRating.gpu() != 2);
			assertEquals(hostRating, again.rate(used, share(700)));
		}
	}
}
