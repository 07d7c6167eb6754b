package dev.lamina.result;

/**
 * A measured value with its 95 % confidence interval over the replications; throughputs and mean latencies of a single one have
 * that of its batches.
 *
 * <p>Nothing that is measured can be below zero, so no interval reaches there. If there is no interval all three are equal. A
 * value that could not be measured, such as the latency of a VM that completed nothing, is {@link Double#NaN}.
 *
 * @param value the mean over the replications
 * @param low   lower end of the interval, at most the value
 * @param high  upper end of the interval, at least the value
 */
public record Estimate(double value, double low, double high) {
	/** Nothing was measured. */
	public static final Estimate NONE = exactly(Double.NaN);

	/** A value without an interval. */
	public static Estimate exactly(double value) {
		return new Estimate(value, value, value);
	}

	/** Whether something was measured. */
	public boolean isMeasured() {
		return !Double.isNaN(value);
	}
}
