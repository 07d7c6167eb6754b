package dev.lamina.engine.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
	@Test
	void theSameSeedAndSourceGiveTheSameNumbers() {
		RandomStream one = new RandomStream(1, "vm", "frame", "gpu");
		RandomStream other = new RandomStream(1, "vm", "frame", "gpu");
		for (int i = 0; i < 100; i++) {
			assertEquals(one.nextLong(), other.nextLong());
		}
	}

	@Test
	void seedsSourcesAndTheCutsBetweenTheirPartsMakeDifferentStreams() {
		Set<Long> first = new HashSet<>();
		for (int seed = 0; seed < 1000; seed++) {
			first.add(new RandomStream(seed, "vm").nextLong());
			first.add(new RandomStream(0, "vm" + seed).nextLong());
			first.add(new RandomStream(RandomStream.seedOf(0, seed), "vm").nextLong());
		}
		assertEquals(3000, first.size());
		assertNotEquals(new RandomStream(1, "ab", "c").nextLong(), new RandomStream(1, "a", "bc").nextLong());
		assertNotEquals(new RandomStream(1, "a", "").nextLong(), new RandomStream(1, "a").nextLong());
	}

	@Test
	void numbersFillTheOpenUnitIntervalEvenly() {
		RandomStream stream = new RandomStream(42, "uniform");
		int[] tenths = new int[10];
		int n = 1_000_000;
		double covariance = 0;
		double previous = 0.5;
		for (int i = 0; i < n; i++) {
			double value = stream.nextDouble();
			assertTrue(value > 0 && value < 1);
			tenths[(int) (10 * value)]++;
			covariance += (value - 0.5) * (previous - 0.5);
			previous = value;
		}
		double chiSquare = 0;
		for (int count : tenths) {
			chiSquare += (count - n / 10.0) * (count - n / 10.0) / (n / 10.0);
		}
		assertTrue(chiSquare < 27.9, "chi-square of 9 degrees beyond the 0.1 % point: " + chiSquare);
		assertEquals(0, covariance / n, 4 / 12.0 / Math.sqrt(n));
	}
}
