package dev.lamina.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.result.DecimalText;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.ResultMetric;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/** Names, figures and sentences of results that are the same in every format. */
public final class ResultText {
	private static final int HASH_DIGITS_SHOWN = 16;

	private ResultText() {
	}

	// ---- promises ---------------------------------------------------------------------------------------------------

	/** What was measured for a promise, with its unit; with more digits if a broken promise would look kept. */
	public static String measured(PromiseResult promise) {
		if (promise.group().isPresent()) {
			return promise.group().get().toString();
		}
		double value = promise.measured().value();
		String number = promise.isAbout(ResultMetric::isCount) ? QuantityFormat.count(value) : QuantityFormat.number(value);
		if (!promise.kept() && number.equals(QuantityFormat.number(promise.limit()))) {
			number = QuantityFormat.closeNumber(value);
		}
		return QuantityFormat.withUnit(number, promise.displayUnit());
	}

	/** {@code designer[0] fps >= 55, but it is 41 fps}; of an undecided promise why it is. */
	public static String brokenPromise(PromiseResult promise) {
		return brokenPromise(promise.vm(), promise, measured(promise));
	}

	/** The same about VMs of another name, such as a group, with what was measured of them. */
	public static String brokenPromise(String vm, PromiseResult promise, String measured) {
		String what = (vm + ' ' + promise.text()).strip();
		return promise.undecided().map(why -> what + ", measured " + measured + ": " + why)
				.orElseGet(() -> what + ", but it is " + measured);
	}

	/** How many of the promises are kept, as a sentence. */
	public static String verdict(List<PromiseResult> promises) {
		long kept = promises.stream().filter(PromiseResult::kept).count();
		int all = promises.size();
		if (all == 0) {
			return "No promises to check. Write one into a VM, such as: expect fps >= 55";
		}
		if (kept == all) {
			return all == 1 ? "The promise is kept." : "All " + all + " promises are kept.";
		}
		long undecided = promises.stream().filter(PromiseResult::isUndecided).count();
		return kept + " of " + all + (all == 1 ? " promise is kept" : " promises are kept")
				+ (undecided == 0 ? "." : ", " + undecided + (undecided == 1 ? " is" : " are") + " undecided.");
	}

	// ---- figures ----------------------------------------------------------------------------------------------------

	/** The ends of an interval; a hyphen if there is none. */
	public static String interval(Estimate estimate) {
		if (!estimate.isMeasured() || estimate.low() == estimate.high()) {
			return QuantityFormat.NONE;
		}
		return QuantityFormat.number(estimate.low()) + " to " + QuantityFormat.number(estimate.high());
	}

	/** For whom an engine worked: {@code designer[0] 33.0 %, batch 0.0 %}. */
	public static String shares(EngineResult engine) {
		return shares(engine.shares());
	}

	/** Parts of the time of an engine, each with its name; a hyphen if there are none. */
	public static String shares(Map<String, Double> shares) {
		return shares.isEmpty() ? QuantityFormat.NONE : shares.entrySet().stream()
				.map(share -> share.getKey() + ' ' + QuantityFormat.percent(share.getValue())).collect(Collectors.joining(", "));
	}

	// ---- runs -------------------------------------------------------------------------------------------------------

	/** {@code acme.vdi, simulation monday}. */
	public static String name(SimulationResult result) {
		return name(result.model(), result.simulation().isEmpty() ? "" : "simulation " + result.simulation());
	}

	/** {@code acme.vdi, fleet openb}: a model and one of its declarations, either of which may be empty. */
	public static String name(String model, String declaration) {
		return Stream.of(model, declaration).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
	}

	/** The name of a run with its length and its hash. */
	public static String title(SimulationResult result) {
		return name(result) + ": " + length(result) + ", run " + shortHash(result);
	}

	/** As much of the hash as tells runs apart. */
	public static String shortHash(SimulationResult result) {
		return result.runHash().substring(0, Math.min(HASH_DIGITS_SHOWN, result.runHash().length()));
	}

	/** {@code 60 s with 5 s warm-up, 10 replications, seed 1}. */
	public static String length(SimulationResult result) {
		String warmUp = result.warmUpNanos() == 0 ? "" : " with " + DecimalText.seconds(result.warmUpNanos()) + " s warm-up";
		return result.start().map(start -> "from " + start + " for ").orElse("") + DecimalText.seconds(result.durationNanos())
				+ " s" + warmUp + ", " + result.replications()
				+ (result.replications() == 1 ? " replication" : " replications") + ", seed " + result.seed();
	}

	/** {@code vm client.count = 2, host.cores = 8}, with some other words instead of the comma; empty outside of sweeps. */
	public static String variation(Map<String, String> variation, String separator) {
		return variation(variation, " = ", separator);
	}

	/** {@code vm client.count=2, host.cores=8}, for programs. */
	public static String compactVariation(Map<String, String> variation, String separator) {
		return variation(variation, "=", separator);
	}

	private static String variation(Map<String, String> variation, String equals, String separator) {
		return variation.entrySet().stream().map(entry -> entry.getKey() + equals + entry.getValue())
				.collect(Collectors.joining(separator));
	}

	/** {@code " with a = 1 and b = 2"}, to follow a word; empty outside of sweeps. */
	public static String circumstances(Map<String, String> variation) {
		return variation.isEmpty() ? "" : " with " + variation(variation, " and ");
	}

	/** What is to be said about a run besides its figures, in sentences. */
	public static List<String> remarks(SimulationResult result) {
		Stream<String> precision = result.precision().stream()
				.map(reached -> "The error is " + QuantityFormat.percent(reached.measured()) + " after "
						+ result.replications() + " replications, "
						+ (reached.isReached() ? "within the " + QuantityFormat.percent(reached.wanted()) + " wanted."
								: "more than the " + QuantityFormat.percent(reached.wanted())
										+ " wanted: no more replications are made. Run it longer, or ask for less."));
		return Stream.concat(precision, result.remarks().stream()).toList();
	}

	/** The work that a VM has lost by failures, such as "400 iterations". */
	public static String lostWork(VmResult vm) {
		long operations = Math.round(vm.lost().value());
		return operations == 0 ? QuantityFormat.NONE : operations + " " + vm.operation() + (operations == 1 ? "" : "s");
	}
}
