package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.RandomStream;

class ConfidenceIntervalTest {
	@Test
	void intervalsFollowStudentsTable() {
		ConfidenceInterval confidenceInterval = ConfidenceInterval.of(1, 2, 3, 4, 5);
		assertEquals(3, confidenceInterval.value());
		assertEquals(2.776445 * Math.sqrt(2.5 / 5), confidenceInterval.halfWidth(), 1e-9);
		assertEquals(confidenceInterval.value() - confidenceInterval.halfWidth(), confidenceInterval.low());
		assertEquals(confidenceInterval.value() + confidenceInterval.halfWidth(), confidenceInterval.high());
		assertEquals(confidenceInterval.halfWidth() / 3, confidenceInterval.relativeError());
		assertEquals(12.706205 * Math.sqrt(0.5 / 2), ConfidenceInterval.of(1, 2).halfWidth(), 1e-9);
	}

	@Test
	void oneSampleHasNoInterval() {
		assertEquals(new ConfidenceInterval(4, 0), ConfidenceInterval.of(4));
		assertEquals(new ConfidenceInterval(0, 0), ConfidenceInterval.of());
		assertEquals(new ConfidenceInterval(4, 0), ConfidenceInterval.ofBatches(4, List.of()));
	}

	@Test
	void nineteenOfTwentyIntervalsHoldTheTrueMean() {
		RandomStream stream = new RandomStream(11, "coverage");
		Exponential exponential = new Exponential(1);
		int held = 0;
		for (int i = 0; i < 2000; i++) {
			double[] means = new double[10];
			for (int j = 0; j < 200 * means.length; j++) {
				means[j % means.length] += exponential.sample(stream) / 200;
			}
			ConfidenceInterval confidenceInterval = ConfidenceInterval.of(means);
			held += confidenceInterval.low() <= 1 && 1 <= confidenceInterval.high() ? 1 : 0;
		}
		assertEquals(0.95, held / 2000.0, 0.015);
	}

	@Test
	void jainsIndexRunsFromOneOverNToOne() {
		assertEquals(1, FairnessIndex.jain(3, 3, 3));
		assertEquals(0.25, FairnessIndex.jain(0, 0, 5, 0));
		assertEquals(36.0 / (3 * 14), FairnessIndex.jain(1, 2, 3), 1e-12);
		assertEquals(1, FairnessIndex.jain());
		assertTrue(FairnessIndex.jain(0, 0) == 1);
	}
}
