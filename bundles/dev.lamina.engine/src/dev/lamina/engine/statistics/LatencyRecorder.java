package dev.lamina.engine.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.lamina.engine.statistics.ClientResult.Batch;

/** Records the operations of one client that complete in the measured window, as a whole and by batches. */
public final class LatencyRecorder {
	private static final double SECOND = 1e9;

	private final MeasurementWindow measurementWindow;
	private final long batchLength;
	private final LatencyHistogram all = new LatencyHistogram();
	/** The same ones if there are no batches. */
	private final LatencyHistogram batch;
	private final long[] terms = new long[CostTerm.ALL.size()];
	private final List<Batch> batches = new ArrayList<>();
	private final List<LatencySample> sections = new ArrayList<>();
	private long total;
	private long maximum;
	private long batchEnd;
	private long batchTotal;
	private long batchMaximum;

	/** Nothing yet. */
	public LatencyRecorder(MeasurementWindow measurementWindow) {
		this.measurementWindow = measurementWindow;
		batch = measurementWindow.batches() < 2 ? all : new LatencyHistogram();
		batchLength = measurementWindow.measured() / measurementWindow.batches();
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
		if (!measurementWindow.contains(now)) {
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
	 * @param residencyTime when the client was there
	 */
	public ClientResult result(String name, long refused, ResidencyTime residencyTime) {
		while (batches.size() < measurementWindow.batches()) {
			closeBatch();
		}
		long completed = all.count();
		return new ClientResult(name, completed, refused, completed * SECOND / measurementWindow.measured(),
				completed == 0 ? 0 : (double) total / completed, maximum, percentiles(all, maximum), boxed(terms), total,
				measurementWindow.batches() < 2 ? List.of() : batches, List.of(), 0, 0, sections, 0, 0)
				.during(residencyTime, measurementWindow);
	}

	private void closeBatch() {
		long completed = batch.count();
		long start = measurementWindow.warmUp() + batches.size() * batchLength;
		batches.add(new Batch(completed, completed * SECOND / (batchEnd - start),
				completed == 0 ? 0 : (double) batchTotal / completed, batchMaximum, percentiles(batch, batchMaximum)));
		sections.add(batch.sample());
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
		boolean last = number >= measurementWindow.batches() - 1;
		return last ? measurementWindow.duration() : measurementWindow.warmUp() + (number + 1) * batchLength;
	}

	private List<Long> percentiles(LatencyHistogram latencyHistogram, long largest) {
		if (latencyHistogram.count() == 0) {
			return Collections.nCopies(measurementWindow.percentiles().size(), 0L);
		}
		double[] ranks = measurementWindow.percentiles().stream().mapToDouble(Double::doubleValue).toArray();
		return Arrays.stream(latencyHistogram.percentiles(ranks)).mapToObj(value -> Math.min(largest, value)).toList();
	}

	private static List<Long> boxed(long[] values) {
		List<Long> list = new ArrayList<>(values.length);
		for (long value : values) {
			list.add(value);
		}
		return list;
	}
}
