package dev.lamina.engine.statistics;

import java.util.Arrays;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/**
 * A set of latencies with its percentiles, each within 0.1 %. Few are kept as they are, side by side in memory: a histogram of
 * that precision takes more than 100 KiB, far more than everything else that belongs to a client. Where they become many, they
 * are put into a histogram in bulk.
 */
final class LatencyHistogram {
	private static final int DIGITS = 3;
	private static final int FIRST = 16;
	/** As many as take a quarter of the memory of a histogram. */
	private static final int MAX_EXACT = 4096;
	/** Is never filled: says which values a histogram takes for equal. */
	private static final Histogram SCALE = new Histogram(DIGITS);

	private long[] recent = new long[FIRST];
	private int size;
	/** The others; none if there were never many. */
	private Histogram histogram;

	void add(long latency) {
		if (size == recent.length) {
			makeRoom();
		}
		recent[size++] = latency;
	}

	private void makeRoom() {
		if (size < MAX_EXACT) {
			recent = Arrays.copyOf(recent, 2 * size);
		} else {
			intoHistogram();
		}
	}

	private void intoHistogram() {
		if (histogram == null) {
			histogram = new Histogram(DIGITS);
		}
		for (int i = 0; i < size; i++) {
			histogram.recordValue(recent[i]);
		}
		size = 0;
	}

	void addAll(LatencyHistogram others) {
		for (int i = 0; i < others.size; i++) {
			add(others.recent[i]);
		}
		if (others.histogram != null) {
			intoHistogram();
			histogram.add(others.histogram);
		}
	}

	void clear() {
		size = 0;
		if (histogram != null) {
			histogram.reset();
		}
	}

	/** What is in it now, for good. */
	LatencySample sample() {
		TreeMap<Long, Long> counts = new TreeMap<>();
		if (histogram == null) {
			for (int i = 0; i < size; i++) {
				counts.merge(SCALE.highestEquivalentValue(recent[i]), 1L, Long::sum);
			}
		} else {
			intoHistogram();
			histogram.recordedValues().forEach(
					value -> counts.put(value.getValueIteratedTo(), value.getCountAtValueIteratedTo()));
		}
		return LatencySample.of(counts);
	}

	long count() {
		return size + (histogram == null ? 0 : histogram.getTotalCount());
	}

	/**
	 * The latencies that so many percent do not exceed.
	 *
	 * @param ranks from 0 to 100; there must be latencies
	 */
	long[] percentiles(double[] ranks) {
		if (histogram != null) {
			intoHistogram();
			return Arrays.stream(ranks).mapToLong(histogram::getValueAtPercentile).toArray();
		}
		long[] sorted = Arrays.copyOf(recent, size);
		Arrays.sort(sorted);
		return Arrays.stream(ranks).mapToLong(rank -> at(rank, sorted)).toArray();
	}

	/** What a histogram of these latencies would answer, to the last digit. */
	private static long at(double rank, long[] sorted) {
		double asked = Math.max(0, Math.nextDown(rank));
		int number = Math.max(1, (int) Math.ceil(asked * sorted.length / 100));
		long value = sorted[number - 1];
		return rank == 0 ? SCALE.lowestEquivalentValue(value) : SCALE.highestEquivalentValue(value);
	}
}
