package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.Verdict;
import dev.lamina.result.VmResult;

/**
 * What was found out about one VM or GPU in a few words, to stand beside its name: "57.6 fps, p95 21.0 ms, promises kept". Of
 * several of the same name it says the worst.
 */
public final class ResultLabel {
	private ResultLabel() {
	}

	/**
	 * The words for a VM.
	 *
	 * @param instances the results of all VMs of one declaration, at least one
	 * @param promises  what became of their promises
	 */
	public static String ofVm(List<VmResult> instances, List<PromiseResult> promises) {
		List<String> words = new ArrayList<>();
		double slowest = worst(instances, VmResult::throughput, false);
		double longest = worst(instances, vm -> vm.latency().p95(), true);
		if (instances.stream().allMatch(vm -> vm.completed() == 0)) {
			words.add("nothing completed");
		} else {
			words.add((instances.size() > 1 ? "from " : "")
					+ QuantityFormat.amount(slowest, instances.getFirst().throughputUnit()));
			if (Double.isFinite(longest)) {
				words.add("p95 " + (instances.size() > 1 ? "up to " : "") + QuantityFormat.duration(longest));
			}
		}
		long all = promises.stream().map(PromiseResult::text).distinct().count();
		if (all > 0) {
			Verdict worst = promises.stream().map(PromiseResult::verdict).max(Comparator.naturalOrder()).orElseThrow();
			long such = promises.stream().filter(promise -> promise.verdict() == worst).map(PromiseResult::text).distinct()
					.count();
			words.add(all == 1 ? "promise " + worst.word() : worst == Verdict.KEPT ? "promises kept"
					: such + " of " + all + " promises " + worst.word());
		}
		return String.join(", ", words);
	}

	/** The promises of a VM that are not kept, with what was measured instead, one in each line; empty if all are. */
	public static String brokenPromises(List<PromiseResult> promises) {
		return promises.stream().filter(promise -> !promise.kept())
				.map(ResultText::brokenPromise)
				.collect(Collectors.joining("\n"));
	}

	/**
	 * The words for a GPU: how busy its busiest engine is.
	 *
	 * @param instances the results of all GPUs of one declaration, at least one
	 */
	public static String ofGpu(List<GpuResult> instances) {
		List<Double> busiest = instances.stream()
				.map(gpu -> gpu.engines().stream().mapToDouble(EngineResult::utilization).max().orElse(0)).toList();
		double low = busiest.stream().mapToDouble(Double::doubleValue).min().orElse(0);
		double high = busiest.stream().mapToDouble(Double::doubleValue).max().orElse(0);
		String most = QuantityFormat.percent(high) + " busy";
		return QuantityFormat.percent(low).equals(QuantityFormat.percent(high)) ? most
				: QuantityFormat.percent(low) + " to " + most;
	}

	private static double worst(List<VmResult> vms, Function<VmResult, Estimate> figure, boolean isLarge) {
		var values = vms.stream().map(figure).filter(Estimate::isMeasured).mapToDouble(Estimate::value);
		return (isLarge ? values.max() : values.min()).orElse(Double.NaN);
	}
}
