package dev.lamina.engine.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What one client achieved in the measured window of one run.
 *
 * @param name the client
 * @param completed operations completed
 * @param refused operations that arrived while {@link dev.lamina.engine.program.Arrival#LONGEST_QUEUE} others waited
 * @param throughput operations completed per second in which the client was in a measured phase; 0 where it never was
 * @param meanLatency mean latency in nanoseconds; 0 where nothing completed
 * @param maximumLatency largest latency in nanoseconds, exact; 0 where nothing completed
 * @param percentiles latency in nanoseconds, within 0.1 %, at each percentile of the observation; 0 where nothing completed
 * @param terms total nanoseconds by {@link CostTerm}, in the order of the terms; they add up exactly to
 *     {@link #totalLatency}
 * @param totalLatency sum of all latencies in nanoseconds
 * @param batches the same measures for each batch of the window, empty where batches are not kept
 * @param outages its interruptions in the order in which they ended, those not over at the end of the run last; also those before
 *     the measured window
 * @param present nanoseconds of the window in which the client was in a measured phase
 * @param timePerOperation nanoseconds from completion to completion of an operation, whatever the edges of the window cut;
 *                         infinite where nothing completed
 */
public record ClientResult(String name, long completed, long refused, double throughput, double meanLatency,
		long maximumLatency, List<Long> percentiles, List<Long> terms, long totalLatency, List<Batch> batches,
		List<Outage> outages, long present, double timePerOperation) {
	private static final double SECOND = 1e9;

	public ClientResult {
		percentiles = List.copyOf(percentiles);
		terms = List.copyOf(terms);
		batches = List.copyOf(batches);
		outages = List.copyOf(outages);
	}

	/** The same result with interruptions. */
	public ClientResult withOutages(List<Outage> ofRun) {
		return new ClientResult(name, completed, refused, throughput, meanLatency, maximumLatency, percentiles, terms,
				totalLatency, batches,
				ofRun, present, timePerOperation);
	}

	/**
	 * The same result of a client that was there for a part of the window; only batches that it was there throughout are kept.
	 */
	ClientResult during(Presence presence, Observation observation) {
		List<Batch> whole = new ArrayList<>();
		long length = observation.measured() / observation.batches();
		for (int number = 0; number < batches.size(); number++) {
			long from = observation.warmUp() + number * length;
			long to = number == batches.size() - 1 ? observation.duration() : from + length;
			if (presence.within(from, to) == to - from) {
				whole.add(batches.get(number));
			}
		}
		long there = presence.measured();
		return new ClientResult(name, completed, refused, there == 0 ? 0 : completed * SECOND / there, meanLatency,
				maximumLatency,
				percentiles, terms, totalLatency, whole, outages, there, presence.timePerOperation());
	}

	/** Mean nanoseconds per operation that went to a term; 0 where nothing completed. */
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
