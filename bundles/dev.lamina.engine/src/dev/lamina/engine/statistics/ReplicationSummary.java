package dev.lamina.engine.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.lamina.engine.statistics.ClientResult.Batch;

/**
 * Estimates over the runs of one scenario: the mean of the replications with its confidence interval or, of a single
 * run, its value with the interval of its batch means.
 */
public final class ReplicationSummary {
	private final List<RunResult> runs;

	/** The replications in their order, at least one. */
	public ReplicationSummary(List<RunResult> runs) {
		if (runs.isEmpty()) {
			throw new IllegalArgumentException("Nothing was run.");
		}
		this.runs = List.copyOf(runs);
	}

	/** The replications in their order. */
	public List<RunResult> runs() {
		return runs;
	}

	/** Operations per second of a client, by its index in the scenario. */
	public ConfidenceInterval throughput(int client) {
		return estimate(client, ClientResult::throughput, Batch::throughput, true);
	}

	/** Mean latency in nanoseconds of a client. */
	public ConfidenceInterval meanLatency(int client) {
		return estimate(client, ClientResult::meanLatency, Batch::meanLatency, false);
	}

	/** Largest latency in nanoseconds of a client. */
	public ConfidenceInterval maximumLatency(int client) {
		return estimate(client, ClientResult::maximumLatency, Batch::maximumLatency, false);
	}

	/** Latency in nanoseconds of a client at the percentile of that index in the observation. */
	public ConfidenceInterval percentile(int client, int index) {
		return estimate(client, result -> result.percentiles().get(index), batch -> batch.percentiles().get(index), false);
	}

	/** Any other measure of a run, over the replications; without an interval for a single run. */
	public ConfidenceInterval of(ToDoubleFunction<RunResult> measure) {
		return ConfidenceInterval.of(runs.stream().mapToDouble(measure).toArray());
	}

	/** The largest relative error of the throughput and mean latency of all clients that completed anything. */
	public double relativeError() {
		double error = 0;
		for (int client = 0; client < runs.getFirst().clients().size(); client++) {
			error = Math.max(error, Math.max(throughput(client).relativeError(), meanLatency(client).relativeError()));
		}
		return error;
	}

	/** Batches in which nothing completed have no latency. */
	private ConfidenceInterval estimate(int client, ToDoubleFunction<ClientResult> measure, ToDoubleFunction<Batch> ofBatch,
			boolean ofEmpty) {
		if (runs.size() > 1) {
			return of(run -> measure.applyAsDouble(run.clients().get(client)));
		}
		ClientResult only = runs.getFirst().clients().get(client);
		return ConfidenceInterval.ofBatches(measure.applyAsDouble(only),
				only.batches().stream().filter(batch -> ofEmpty || batch.completed() > 0).map(ofBatch::applyAsDouble).toList());
	}
}
