package dev.lamina.simulation.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.random.RandomStream;
import dev.lamina.result.Estimate;

class EstimateCalculatorTest {
	private static Estimate of(double... samples) {
		List<PairedReplication> pairedReplications = Collections.nCopies(samples.length, null);
		Iterator<Double> next = Arrays.stream(samples).iterator();
		return EstimateCalculator.of(pairedReplications, pairedReplication -> next.next());
	}

	@Test
	void anIntervalDoesNotReachBelowZero() {
		Estimate wide = of(1, 100);
		assertEquals(50.5, wide.value());
		assertEquals(0, wide.low());
		double half = 12.706205 * 49.5;
		assertEquals(50.5 + half, wide.high(), 1e-3);
		assertEquals(half / 50.5, EstimateCalculator.relativeError(wide), 1e-4, "the error is that of the whole interval");
		assertTrue(of(10, 11).low() > 0);
	}

	/** Cutting the interval at zero takes no value from it that could be the true one. */
	@Test
	void theCutIntervalHoldsTheTrueValueAsOftenAsTheWholeOne() {
		RandomStream random = new RandomStream(7, "cut");
		int rounds = 4000;
		int held = 0;
		int cut = 0;
		for (int round = 0; round < rounds; round++) {
			// uniform between 0 and 2: the mean is 1, far from zero only for larger samples
			Estimate estimate = of(2 * random.nextDouble(), 2 * random.nextDouble(), 2 * random.nextDouble());
			held += estimate.low() <= 1 && 1 <= estimate.high() ? 1 : 0;
			cut += estimate.low() == 0 ? 1 : 0;
		}
		assertTrue(cut > rounds / 4, cut + " were cut");
		assertEquals(0.95, held / (double) rounds, 0.03);
	}
}
