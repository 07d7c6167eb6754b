package dev.lamina.result;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether one promise holds, and what was measured.
 *
 * @param vm         the VM that it was given to, empty for a promise of the simulation or of a group
 * @param text       the promise as it stands in the file, on one line: {@code frame-time p99 <= 25 ms}
 * @param metric     what is promised, as written in the language: {@code frame-time}; {@code vms} if so many of a group must keep
 *                   it
 * @param unit       the unit of the limit as written in the file: {@code ms}, {@code fps}, {@code %}; empty for a number
 * @param comparison {@code >=}, {@code <=} or {@code =}
 * @param measured   the measured value, in {@code unit}
 * @param limit      the promised value, in {@code unit}
 * @param kept       whether the promise is kept, as far as the run can tell
 * @param undecided  why the run cannot tell whether it is kept or broken, as a sentence: its limit lies in the interval, or what
 *                   was measured is too little for the percentile; absent if it can tell
 * @param group      of a promise that so many VMs of a group must keep, how many do; then the measured value is their number and
 *                   the limit the number needed
 * @param source     the URI of the expectation in the model, for its place in the file; empty if it is not known, as in a result
 *                   that was read
 */
public record PromiseResult(String vm, String text, String metric, String unit, String comparison, Estimate measured,
		double limit, boolean kept, Optional<String> undecided, Optional<PromisedGroup> group, String source) {
	/** The metric of promises that so many VMs of a group must keep. */
	public static final String VMS = "vms";

	/** A promise that is not about a group. */
	public PromiseResult(String vm, String text, String metric, String unit, String comparison, Estimate measured, double limit,
			boolean kept, Optional<String> undecided, String source) {
		this(vm, text, metric, unit, comparison, measured, limit, kept, undecided, Optional.empty(), source);
	}

	/**
	 * A promise that so many VMs of a group must keep.
	 *
	 * @param text      the promise with its group
	 * @param undecided why the run cannot tell, if it cannot
	 */
	public static PromiseResult ofGroup(String text, PromisedGroup group, Optional<String> undecided, String source) {
		return new PromiseResult("", text, VMS, "", ">=", new Estimate(group.kept(), group.kept(),
				group.kept() + (double) group.undecided()), group.needed(), group.verdict() == Verdict.KEPT,
				group.verdict() == Verdict.UNDECIDED ? undecided : Optional.empty(), Optional.of(group), source);
	}

	/** A promise that is kept or broken. */
	public PromiseResult(String vm, String text, String metric, String unit, String comparison, Estimate measured, double limit,
			boolean kept, String source) {
		this(vm, text, metric, unit, comparison, measured, limit, kept, Optional.empty(), Optional.empty(), source);
	}

	/** What the run says about it. */
	public Verdict verdict() {
		return kept ? Verdict.KEPT : undecided.isPresent() ? Verdict.UNDECIDED : Verdict.BROKEN;
	}

	/** Whether the run cannot tell if it is kept. */
	public boolean isUndecided() {
		return verdict() == Verdict.UNDECIDED;
	}

	/** Whether it is certainly not kept. */
	public boolean isBroken() {
		return verdict() == Verdict.BROKEN;
	}

	/** The unit to show, also if the file gives a plain number. */
	public String displayUnit() {
		return unit.isEmpty() ? ResultMetric.of(metric).map(ResultMetric::defaultUnit).orElse("") : unit;
	}

	/** Whether it is about a metric of some kind. */
	public boolean isAbout(Predicate<ResultMetric> kind) {
		return ResultMetric.of(metric).filter(kind).isPresent();
	}

	/** The same wherever it stands. */
	public PromiseResult withoutSource() {
		return new PromiseResult(vm, text, metric, unit, comparison, measured, limit, kept, undecided, group, "");
	}
}
