package dev.lamina.engine.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What one client achieved in the measured window of one run.
 *
 * @param name the client
 * @param completed operations completed
 * @param refused operations that arrived while {@link dev.lamina.engine.program.ArrivalProcess#MAX_QUEUE_LENGTH} others waited
 * @param throughput operations completed per second in which the client was in a measured phase; 0 if it never was
 * @param meanLatency mean latency in nanoseconds; 0 if nothing completed
 * @param maximumLatency largest latency in nanoseconds, exact; 0 if nothing completed
 * @param percentiles latency in nanoseconds, within 0.1 %, at each percentile of the observation; 0 if nothing completed
 * @param terms total nanoseconds by {@link CostTerm}, in the order of the terms; they add up exactly to
 *     {@link #totalLatency}
 * @param totalLatency sum of all latencies in nanoseconds
 * @param batches the same measures for each batch of the window, empty where batches are not kept
 * @param downtimes its interruptions in the order in which they ended, those not over at the end of the run last; also those
 *                  before the measured window
 * @param present nanoseconds of the window in which the client was in a measured phase
 * @param timePerOperation nanoseconds from completion to completion of an operation, whatever the edges of the window cut;
 *                         infinite if nothing completed
 * @param sections the latencies of each batch of the window in its order, of all of it where batches are not kept
 * @param lost operations that were completed, not saved, and lost by an abrupt interruption; also before the measured window
 * @param dropped operations that arrived while the client was down and were lost; also before the measured window
 */
public record ClientResult(String name, long completed, long refused, double throughput, double meanLatency,
		long maximumLatency, List<Long> percentiles, List<Long> terms, long totalLatency, List<Batch> batches,
		List<Downtime> downtimes, long present, double timePerOperation, List<LatencySample> sections, long lost,
		long dropped) {
	private static final double SECOND = 1e9;

	public ClientResult {
		percentiles = List.copyOf(percentiles);
		terms = List.copyOf(terms);
		batches = List.copyOf(batches);
		downtimes = List.copyOf(downtimes);
		sections = List.copyOf(sections);
	}

	/** The same result with interruptions. */
	public ClientResult withDowntimes(List<Downtime> ofRun) {
		return new ClientResult(name, completed, refused, throughput, meanLatency, maximumLatency, percentiles, terms,
				totalLatency, batches,
				ofRun, present, timePerOperation, sections, lost, dropped);
	}

	/**
	 * The same result with operations that were lost, and with the throughput of what is left.
	 *
	 * @param operations that were lost in all
	 * @param undone     those of the measured window that were not done again by the end of the run
	 */
	public ClientResult withLost(long operations, long undone) {
		double left = completed == 0 ? 1 : Math.max(0, 1 - (double) undone / completed);
		return new ClientResult(name, completed, refused, throughput * left, meanLatency, maximumLatency, percentiles, terms,
				totalLatency, batches, downtimes, present, timePerOperation / left, sections, operations, dropped);
	}

	/** The same result with operations that came while the client was down. */
	public ClientResult withDropped(long operations) {
		return new ClientResult(name, completed, refused, throughput, meanLatency, maximumLatency, percentiles, terms,
				totalLatency, batches, downtimes, present, timePerOperation, sections, lost, operations);
	}

	/**
	 * The same result of a client that was there for a part of the window; only batches that it was there throughout are kept.
	 */
	ClientResult during(ResidencyTime residencyTime, MeasurementWindow measurementWindow) {
		List<Batch> whole = new ArrayList<>();
		long length = measurementWindow.measured() / measurementWindow.batches();
		for (int number = 0; number < batches.size(); number++) {
			long from = measurementWindow.warmUp() + number * length;
			long to = number == batches.size() - 1 ? measurementWindow.duration() : from + length;
			if (residencyTime.within(from, to) == to - from) {
				whole.add(batches.get(number));
			}
		}
		long there = residencyTime.measured();
		return new ClientResult(name, completed, refused, there == 0 ? 0 : completed * SECOND / there, meanLatency,
				maximumLatency,
				percentiles, terms, totalLatency, whole, downtimes, there, residencyTime.timePerOperation(), sections, lost,
				dropped);
	}

	/** Mean nanoseconds per operation that went to a term; 0 if nothing completed. */
	public double meanOf(CostTerm term) {
		return completed == 0 ? 0 : (double) terms.get(term.ordinal()) / completed;
	}

	/**
	 * What a client achieved in one batch of the window; values as in {@link ClientResult}.
	 */
	public record Batch(long completed, double throughput, double meanLatency, long maximumLatency, List<Long> percentiles) {
		public Batch {
			percentiles = List.copyOf(percentiles);
		}
	}
}
