package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/** Intervals of percentiles are held to theory: the time in an M/M/1 queue is exponential with the rate that is left. */
class PercentileEstimateTest {
	private static final double LOAD = 0.5;
	private static final int SEEDS = 400;

	@Test
	void theIntervalHoldsThePercentileOfAQueueAsOftenAsItSays() {
		for (double rank : new double[] { 50, 95, 99 }) {
			double truth = -Math.log(1 - rank / 100) / (1 - LOAD) * 1e6;
			int held = 0;
			for (int seed = 0; seed < SEEDS; seed++) {
				PercentileEstimate estimate = PercentileEstimate.of(queue(new Random(seed), 20, 500), rank);
				held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
			}
			double coverage = (double) held / SEEDS;
			assertTrue(coverage > 0.915 && coverage < 0.985, "p" + rank + ": " + coverage);
		}
	}

	@Test
	void fewLatenciesDecideNothingBeyondThem() {
		List<LatencySample> few = queue(new Random(1), 4, 6);
		PercentileEstimate estimate = PercentileEstimate.of(few, 95);
		assertTrue(estimate.open());
		assertEquals(24, estimate.samples());
		LatencySample all = LatencySample.merged(few);
		assertEquals(all.quantile(1), estimate.high());
		assertTrue(estimate.low() >= all.quantile(0));
		assertEquals(400, PercentileEstimate.needed(95));
		assertEquals(2000, PercentileEstimate.needed(99));
	}

	@Test
	void whatDoesNotVaryIsExact() {
		PercentileEstimate estimate = PercentileEstimate.of(List.of(LatencySample.of(new TreeMap<>(java.util.Map.of(7L, 3L)))),
				99);
		assertEquals(new PercentileEstimate(7, 7, 7, 3, false), estimate);
	}

	/** Times in an M/M/1 queue in sections of some customers each, in millionths of the mean service time. */
	private static List<LatencySample> queue(Random random, int sections, int customers) {
		List<LatencySample> samples = new ArrayList<>();
		double wait = 0;
		for (int warm = 0; warm < 200; warm++) {
			wait = next(random, wait + service(random));
		}
		for (int section = 0; section < sections; section++) {
			TreeMap<Long, Long> counts = new TreeMap<>();
			for (int customer = 0; customer < customers; customer++) {
				double time = wait + service(random);
				counts.merge(Math.round(time * 1e6), 1L, Long::sum);
				wait = next(random, time);
			}
			samples.add(LatencySample.of(counts));
		}
		return samples;
	}

	/** Lindley: the next one waits for what is left when it comes. */
	private static double next(Random random, double time) {
		return Math.max(0, time - service(random) / LOAD);
	}

	private static double service(Random random) {
		return -StrictMath.log(1 - random.nextDouble());
	}
}
