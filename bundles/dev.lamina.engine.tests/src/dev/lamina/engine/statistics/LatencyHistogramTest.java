package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.engine.random.LogNormal;
import dev.lamina.engine.random.RandomStream;

class LatencyHistogramTest {
	private static final double[] RANKS = { 0, 0.1, 12.5, 50, 90, 95, 99, 99.9, 100 };

	private final LogNormal latency = new LogNormal(5e6, 2);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 100, 999, 1_000, 4_095, 4_096, 4_097, 8_192, 50_000 })
	void percentilesAreThoseOfOneHistogram(int count) {
		RandomStream stream = new RandomStream(count);
		Histogram histogram = new Histogram(3);
		LatencyHistogram latencyHistogram = new LatencyHistogram();
		for (int i = 0; i < count; i++) {
			long value = Math.round(latency.sample(stream));
			histogram.recordValue(value);
			latencyHistogram.add(value);
		}
		assertEquals(count, latencyHistogram.count());
		assertArrayEquals(Arrays.stream(RANKS).mapToLong(histogram::getValueAtPercentile).toArray(),
				latencyHistogram.percentiles(RANKS));
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 3_000, 20_000 })
	void setsAddUpWhateverTheyAreKeptIn(int each) {
		RandomStream stream = new RandomStream(each);
		Histogram histogram = new Histogram(3);
		LatencyHistogram all = new LatencyHistogram();
		LatencyHistogram part = new LatencyHistogram();
		for (int size : new int[] { each, 7, 3 * each }) {
			for (int i = 0; i < size; i++) {
				long value = Math.round(latency.sample(stream));
				histogram.recordValue(value);
				part.add(value);
			}
			all.addAll(part);
			part.clear();
			assertEquals(0, part.count());
		}
		assertEquals(4L * each + 7, all.count());
		assertArrayEquals(Arrays.stream(RANKS).mapToLong(histogram::getValueAtPercentile).toArray(), all.percentiles(RANKS));
	}

	@Test
	void oneValueIsEveryPercentile() {
		LatencyHistogram latencyHistogram = new LatencyHistogram();
		latencyHistogram.add(1_234);
		assertArrayEquals(new long[] { 1_234, 1_234 }, latencyHistogram.percentiles(new double[] { 50, 100 }));
	}
}
