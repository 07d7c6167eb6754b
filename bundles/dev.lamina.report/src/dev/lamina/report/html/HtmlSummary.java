package dev.lamina.report.html;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.xml.MarkupWriter;
import dev.lamina.result.EngineResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * The figures of a result that a reader looks for first: the worst, the busiest and the sum. What was not measured is left out.
 */
final class HtmlSummary {
	private final SimulationResult result;

	HtmlSummary(SimulationResult result) {
		this.result = result;
	}

	/** Writes them as a list of terms with their figures. */
	void write(MarkupWriter page) {
		page.open("dl", "class", "tiles").line();
		if (!result.promises().isEmpty()) {
			long kept = result.promises().stream().filter(PromiseResult::kept).count();
			tile(page, "Promises kept", kept + " of " + result.promises().size(), "");
		}
		worst(vm -> vm.latency().p99().value())
				.ifPresent(vm -> tile(page, "Longest p99", QuantityFormat.duration(vm.latency().p99().value()), vm.name()));
		worst(vm -> vm.slowdown().value())
				.ifPresent(vm -> tile(page, "Worst slowdown", QuantityFormat.percent(vm.slowdown().value()), vm.name()));
		result.gpus().stream().flatMap(gpu -> gpu.engines().stream().map(engine -> Map.entry(gpu, engine)))
				.reduce((one, other) -> other.getValue().utilization() > one.getValue().utilization() ? other : one)
				.ifPresent(busiest -> busiest(page, busiest.getKey(), busiest.getValue()));
		if (!result.hosts().isEmpty()) {
			double cores = result.hosts().stream().mapToDouble(HostResult::virtualizationCores).sum();
			tile(page, "Spent on virtualization", QuantityFormat.cores(cores),
					result.hosts().size() == 1 ? result.hosts().getFirst().name() : "all hosts");
		}
		page.closeLine();
	}

	private static void busiest(MarkupWriter page, GpuResult gpu, EngineResult engine) {
		tile(page, "Busiest engine", QuantityFormat.percent(engine.utilization()), gpu.name() + ' ' + engine.name());
	}

	private Optional<VmResult> worst(ToDoubleFunction<VmResult> figure) {
		return result.vms().stream().filter(vm -> Double.isFinite(figure.applyAsDouble(vm)))
				.max(Comparator.comparingDouble(figure));
	}

	private static void tile(MarkupWriter page, String term, String figure, String of) {
		page.open("div").element("dt", term).element("dd", figure, "class", "figure");
		if (!of.isEmpty()) {
			page.element("dd", of, "class", "quiet");
		}
		page.closeLine();
	}
}
