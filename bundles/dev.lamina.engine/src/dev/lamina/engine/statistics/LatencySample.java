package dev.lamina.engine.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The latencies of a part of a run, each within 0.1 %: as much as is needed to put parts of several clients and runs together. */
public final class LatencySample {
	/** Nothing completed. */
	public static final LatencySample NONE = new LatencySample(new long[0], new long[0]);

	/** Ascending; the largest latency that counts as the same. */
	private final long[] values;
	/** How many are at most the value of the same index. */
	private final long[] upTo;

	private LatencySample(long[] values, long[] upTo) {
		this.values = values;
		this.upTo = upTo;
	}

	/** A sample of latencies that have been counted by their values. */
	static LatencySample of(TreeMap<Long, Long> counts) {
		long[] values = new long[counts.size()];
		long[] upTo = new long[counts.size()];
		int index = 0;
		long sum = 0;
		for (Map.Entry<Long, Long> entry : counts.entrySet()) {
			sum += entry.getValue();
			values[index] = entry.getKey();
			upTo[index++] = sum;
		}
		return new LatencySample(values, upTo);
	}

	/** All latencies of some samples. */
	public static LatencySample merged(Collection<LatencySample> samples) {
		TreeMap<Long, Long> counts = new TreeMap<>();
		for (LatencySample sample : samples) {
			for (int index = 0; index < sample.values.length; index++) {
				counts.merge(sample.values[index], sample.upTo[index] - (index == 0 ? 0 : sample.upTo[index - 1]), Long::sum);
			}
		}
		return of(counts);
	}

	/** How many there are. */
	public long count() {
		return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
	}

	/** How many are at most a value that is one of this sample or of one that was put together with it. */
	public long countAtMost(long value) {
		int found = Arrays.binarySearch(values, value);
		int index = found >= 0 ? found : -found - 2;
		return index < 0 ? 0 : upTo[index];
	}

	/** Whether all are the same. */
	public boolean isConstant() {
		return values.length < 2;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof LatencySample sample && Arrays.equals(values, sample.values) && Arrays.equals(upTo, sample.upTo);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(values) + Arrays.hashCode(upTo);
	}

	/**
	 * The latency that a part of them does not exceed; there must be latencies.
	 *
	 * @param part from 0 to 1; beyond, the least or the largest latency
	 */
	public long quantile(double part) {
		long number = Math.clamp((long) Math.ceil(Math.nextDown(part) * count()), 1, count());
		int found = Arrays.binarySearch(upTo, number);
		return values[found >= 0 ? found : -found - 1];
	}
}
