package dev.lamina.report.check;

/**
 * One figure that the user has published, and what the simulation says instead.
 *
 * @param name       the case, as the model calls it: {@code B6}
 * @param verified   whether the figure was read at its source; others inform and are not judged
 * @param system     what was measured: the name of the model's file or package
 * @param stack      the stack under which the VM runs; empty if the figure is not one of a VM
 * @param what       the VM and the metric: {@code terrain performance}
 * @param comparison {@code =}, or {@code >=} and {@code <=} for a bound
 * @param published  the published value, in {@code unit}
 * @param unit       as written in the model; empty for a number
 * @param simulated  the simulated value, in {@code unit}; NaN if nothing was measured
 * @param tolerance  the part of the published value by which the simulated one may miss it
 * @param holds      whether it does not miss it by more
 */
public record PublishedFigure(String name, boolean verified, String system, String stack, String what, String comparison,
		double published, String unit, double simulated, double tolerance, boolean holds) {
	/** The simulated value against the published one: 0.05 where it is 5 % larger. */
	public double error() {
		return simulated / published - 1;
	}

	/** Whether the figure is a value and not a bound, so that its error says how good a prediction is. */
	public boolean isValue() {
		return comparison.equals("=");
	}

	/** {@code holds}, {@code MISSES} or, for a figure that is not verified, {@code information}. */
	public String verdict() {
		if (!verified) {
			return "information";
		}
		return holds ? "holds" : "MISSES";
	}
}
