package dev.lamina.engine.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.lamina.engine.statistics.ClientResult.Batch;

/** Records the operations of one client that complete in the measured window, as a whole and by batches. */
public final class LatencyRecorder {
	private static final double SECOND = 1e9;

	private final Observation observation;
	private final long batchLength;
	private final Latencies all = new Latencies();
	/** The same ones where there are no batches. */
	private final Latencies batch;
	private final long[] terms = new long[CostTerm.ALL.size()];
	private final List<Batch> batches = new ArrayList<>();
	private long total;
	private long maximum;
	private long batchEnd;
	private long batchTotal;
	private long batchMaximum;

	/** Nothing yet. */
	public LatencyRecorder(Observation observation) {
		this.observation = observation;
		batch = observation.batches() < 2 ? all : new Latencies();
		batchLength = observation.measured() / observation.batches();
		batchEnd = endOfBatch(0);
	}

	/**
	 * Counts an operation where it completes in the window.
	 *
	 * @param now when it completes, not before the operation recorded last
	 * @param latency nanoseconds
	 * @param byTerm nanoseconds by {@link CostTerm}, adding up to the latency
	 */
	public void record(long now, long latency, long[] byTerm) {
		if (!observation.counts(now)) {
			return;
		}
		while (now > batchEnd) {
			closeBatch();
		}
		for (int term = 0; term < terms.length; term++) {
			terms[term] += byTerm[term];
		}
		batch.add(latency);
		batchTotal += latency;
		batchMaximum = Math.max(batchMaximum, latency);
	}

	/**
	 * What was recorded, where the run has come to its end. Can be asked once.
	 *
	 * @param refused operations that were turned away
	 * @param presence when the client was there
	 */
	public ClientResult result(String name, long refused, Presence presence) {
		while (batches.size() < observation.batches()) {
			closeBatch();
		}
		long completed = all.count();
		return new ClientResult(name, completed, refused, completed * SECOND / observation.measured(),
				completed == 0 ? 0 : (double) total / completed, maximum, percentiles(all, maximum), boxed(terms), total,
				observation.batches() < 2 ? List.of() : batches, List.of(), 0, 0)
				.during(presence, observation);
	}

	private void closeBatch() {
		long completed = batch.count();
		long start = observation.warmUp() + batches.size() * batchLength;
		batches.add(new Batch(completed, completed * SECOND / (batchEnd - start),
				completed == 0 ? 0 : (double) batchTotal / completed, batchMaximum, percentiles(batch, batchMaximum)));
		batchEnd = endOfBatch(batches.size());
		if (batch != all) {
			all.addAll(batch);
			batch.clear();
		}
		total += batchTotal;
		batchTotal = 0;
		maximum = Math.max(maximum, batchMaximum);
		batchMaximum = 0;
	}

	/** The last batch is longer where the window cannot be divided evenly. */
	private long endOfBatch(int number) {
		boolean last = number >= observation.batches() - 1;
		return last ? observation.duration() : observation.warmUp() + (number + 1) * batchLength;
	}

	private List<Long> percentiles(Latencies latencies, long largest) {
		if (latencies.count() == 0) {
			return Collections.nCopies(observation.percentiles().size(), 0L);
		}
		double[] ranks = observation.percentiles().stream().mapToDouble(Double::doubleValue).toArray();
		return Arrays.stream(latencies.percentiles(ranks)).mapToObj(value -> Math.min(largest, value)).toList();
	}

	private static List<Long> boxed(long[] values) {
		List<Long> list = new ArrayList<>(values.length);
		for (long value : values) {
			list.add(value);
		}
		return list;
	}
}
