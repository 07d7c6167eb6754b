package dev.lamina.result;

/**
 * How exact a simulation was to be and has become: half the width of the 95 % confidence interval as a part of the value, the
 * largest of all throughputs and mean latencies.
 *
 * @param wanted   the relative error at which repeating stops
 * @param measured the relative error after the last replication
 */
public record Precision(double wanted, double measured) {
	/** Whether it has become as exact as wanted; if not, it ended after the most replications that are made. */
	public boolean isReached() {
		return measured <= wanted;
	}
}
