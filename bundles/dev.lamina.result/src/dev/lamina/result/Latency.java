package dev.lamina.result;

/**
 * How long an operation took from its start in the guest to its end, in nanoseconds.
 *
 * @param mean the arithmetic mean
 * @param p50  the median
 * @param p95  the time that 95 % of the operations kept
 * @param p99  the time that 99 % of the operations kept
 * @param max  the slowest operation
 */
public record Latency(Estimate mean, Estimate p50, Estimate p95, Estimate p99, Estimate max) {
	/** No operation was completed. */
	public static final Latency NONE = new Latency(Estimate.NONE, Estimate.NONE, Estimate.NONE, Estimate.NONE, Estimate.NONE);
}
