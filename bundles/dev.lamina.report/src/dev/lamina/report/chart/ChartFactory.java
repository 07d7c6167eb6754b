package dev.lamina.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.chart.Chart.Axis;
import dev.lamina.report.chart.Chart.LegendEntry;
import dev.lamina.report.chart.Chart.LimitMark;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Segment;
import dev.lamina.report.chart.Chart.Subject;
import dev.lamina.result.DecimalText;
import dev.lamina.result.EngineResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.ResultMetric;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * The charts of one result: what VMs get, how long operations take, where the time goes, and what GPUs do. What was not measured
 * has no chart.
 */
public final class ChartFactory {
	private static final String WAIT = "wait";
	private static final AxisScale PARTS = new AxisScale(0, 1, false, List.of(0.0, 0.25, 0.5, 0.75, 1.0));
	private static final double PERCENT = 0.01;

	private final SimulationResult result;
	private final int mostRows;
	private final Map<String, List<PromiseResult>> promises;

	private ChartFactory(SimulationResult result, int mostRows) {
		this.result = result;
		this.mostRows = mostRows;
		this.promises = result.promises().stream().collect(Collectors.groupingBy(PromiseResult::vm));
	}

	/**
	 * All charts of a result, in the order of {@link Subject}; of rates one for each kind of operation.
	 *
	 * @param mostRows after how many rows, 1 or more, a chart ends
	 */
	public static List<Chart> of(SimulationResult result, int mostRows) {
		ChartFactory chartFactory = new ChartFactory(result, mostRows);
		List<Chart> all = new ArrayList<>(chartFactory.rates());
		chartFactory.latency().ifPresent(all::add);
		chartFactory.breakdown().ifPresent(all::add);
		chartFactory.utilization().ifPresent(all::add);
		return List.copyOf(all);
	}

	/** The sum of all parts of the mean time of an operation, in nanoseconds; 0 if nothing was measured. */
	public static double breakdownTotal(VmResult vm) {
		return vm.breakdownNanos().values().stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).sum();
	}

	/** Kinds of operations differ too much in their rates to share an axis. */
	private List<Chart> rates() {
		Map<String, List<VmResult>> byOperation = result.vms().stream().filter(vm -> Double.isFinite(vm.throughput().value()))
				.collect(Collectors.groupingBy(VmResult::operation, LinkedHashMap::new, Collectors.toList()));
		return byOperation.entrySet().stream().map(entry -> rates(entry.getKey(), entry.getValue())).toList();
	}

	private Chart rates(String operation, List<VmResult> measured) {
		List<Row> rows = first(measured).stream().map(vm -> new Row(vm.name(), vm.throughput().value(),
				QuantityFormat.amount(vm.throughput().value(), vm.throughputUnit()),
				List.of(new Segment(0, "throughput", vm.throughput().value())),
				bounds(vm, ResultMetric::isRate, ">=", Dimension.RATE)))
				.toList();
		double high = Math.max(highest(rows),
				rows.stream().flatMap(row -> row.limits().stream()).mapToDouble(LimitMark::value).max().orElse(0));
		String plural = operation.isEmpty() ? "Operations"
				: Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + 's';
		return new Chart(Subject.RATE, plural + " per second", "What each VM gets of what it was promised at least.",
				new Axis(plural + " per second", measured.getFirst().throughputUnit(), 1, AxisScale.upTo(high)), "rate",
				List.of(new LegendEntry("throughput", 1)), "VMs", rows, measured.size());
	}

	private Optional<Chart> latency() {
		List<VmResult> measured = result.vms().stream()
				.filter(vm -> vm.latency().p50().value() > 0 && Double.isFinite(vm.latency().max().value())).toList();
		if (measured.isEmpty()) {
			return Optional.empty();
		}
		List<VmResult> shown = first(measured);
		double smallest = shown.stream().mapToDouble(vm -> vm.latency().p50().value()).min().orElseThrow();
		double largest = shown.stream().mapToDouble(vm -> vm.latency().max().value()).max().orElseThrow();
		AxisScale axisScale = AxisScale.of(smallest, Math.max(largest, smallest));
		List<Row> rows = shown.stream().map(vm -> new Row(vm.name(), vm.latency().p99().value(),
				QuantityFormat.duration(vm.latency().p99().value()),
				List.of(new Segment(0, "median", vm.latency().p50().value()), new Segment(1, "p95", vm.latency().p95().value()),
						new Segment(2, "p99", vm.latency().p99().value()), new Segment(3, "slowest", vm.latency().max().value())),
				bounds(vm, ResultMetric::isTime, "<=", Dimension.DURATION).stream()
						.filter(limitMark -> limitMark.value() <= axisScale.high())
						.toList()))
				.toList();
		String unit = QuantityFormat.timeUnit(axisScale.high());
		return Optional.of(new Chart(Subject.LATENCY, "How long an operation takes",
				"Median, percentiles and the slowest operation of each VM"
						+ (axisScale.logarithmic() ? ", on a logarithmic axis." : "."),
				new Axis("Time of an operation", unit, QuantityFormat.timeUnitNanoseconds(unit), axisScale), "p99",
				List.of(new LegendEntry("median", 1), new LegendEntry("p95", 2), new LegendEntry("p99", 3),
						new LegendEntry("slowest", 4)),
				"VMs", rows,
				measured.size()));
	}

	private Optional<Chart> breakdown() {
		List<VmResult> measured = result.vms().stream().filter(vm -> breakdownTotal(vm) > 0).toList();
		if (measured.isEmpty()) {
			return Optional.empty();
		}
		List<VmResult> shown = first(measured);
		LegendBuilder legendBuilder = new LegendBuilder();
		shown.forEach(vm -> vm.breakdownNanos().forEach((term, nanoseconds) -> {
			if (nanoseconds > 0 && !term.equals(WAIT)) {
				legendBuilder.add(term);
			}
		}));
		List<Row> rows = shown.stream()
				.map(vm -> new Row(vm.name(), breakdownTotal(vm), QuantityFormat.duration(vm.latency().mean().value()),
						vm.breakdownNanos().entrySet().stream().filter(term -> term.getValue() > 0)
								.map(term -> new Segment(
										term.getKey().equals(WAIT) ? legendBuilder.quiet() : legendBuilder.of(term.getKey()),
										term.getKey(),
										term.getValue() / breakdownTotal(vm)))
								.toList(),
						List.of()))
				.toList();
		return Optional.of(new Chart(Subject.BREAKDOWN, "Where the time goes", "The parts of the mean time of an operation.",
				new Axis("Part of the mean time", "%", PERCENT, PARTS), "mean", legendBuilder.with(WAIT), "VMs", rows,
				measured.size()));
	}

	private Optional<Chart> utilization() {
		List<Map.Entry<GpuResult, EngineResult>> engines = new ArrayList<>();
		for (GpuResult gpu : result.gpus()) {
			gpu.usedEngines().forEach(engine -> engines.add(Map.entry(gpu, engine)));
		}
		if (engines.isEmpty()) {
			return Optional.empty();
		}
		List<Map.Entry<GpuResult, EngineResult>> shown = first(engines);
		LegendBuilder legendBuilder = new LegendBuilder();
		shown.forEach(engine -> engine.getValue().shares().keySet().forEach(vm -> legendBuilder.add(declaration(vm))));
		String switching = "switching between VMs";
		List<Row> rows = new ArrayList<>();
		for (Map.Entry<GpuResult, EngineResult> each : shown) {
			EngineResult engine = each.getValue();
			List<Segment> segments = new ArrayList<>();
			engine.shares().forEach((vm, share) -> {
				if (share > 0) {
					segments.add(new Segment(legendBuilder.of(declaration(vm)), vm, share));
				}
			});
			if (engine.switchOverhead() > 0) {
				segments.add(new Segment(legendBuilder.quiet(), switching, engine.switchOverhead()));
			}
			rows.add(new Row(each.getKey().name() + ' ' + engine.name(), engine.utilization(),
					QuantityFormat.percent(engine.utilization()), segments, List.of()));
		}
		return Optional.of(new Chart(Subject.UTILIZATION, "What the engines do",
				"The part of the time that each engine of a GPU works, and for which VM; one colour for the VMs of one "
						+ "declaration.",
				new Axis("Part of the time", "%", PERCENT, PARTS), "busy", legendBuilder.with(switching), "engines", rows,
				engines.size()));
	}

	/** What a VM was promised about some figure, in base units. */
	private List<LimitMark> bounds(VmResult vm, Predicate<ResultMetric> metrics, String comparison, Dimension dimension) {
		return promises.getOrDefault(vm.name(), List.of()).stream()
				.filter(promise -> promise.isAbout(metrics) && promise.comparison().equals(comparison))
				.map(promise -> new LimitMark(limit(promise, dimension), promise.kept(), promise.text()))
				.filter(limitMark -> Double.isFinite(limitMark.value()))
				.toList();
	}

	/** The limit of a promise in base units; a plain number is a rate. Not a number where its unit is none of that dimension. */
	private static double limit(PromiseResult promise, Dimension dimension) {
		if (promise.unit().isEmpty()) {
			return dimension == Dimension.RATE ? promise.limit() : Double.NaN;
		}
		try {
			Quantity limit = Quantity.valueOf(DecimalText.of(promise.limit()) + ' ' + promise.unit());
			return limit.dimension().filter(dimension::equals).isPresent() ? limit.value() : Double.NaN;
		} catch (IllegalArgumentException noQuantity) {
			return Double.NaN;
		}
	}

	private static double highest(List<Row> rows) {
		return rows.stream().mapToDouble(Row::value).max().orElse(0);
	}

	/** The VM without its number among equal ones. */
	private static String declaration(String vm) {
		int bracket = vm.lastIndexOf('[');
		return bracket > 0 && vm.endsWith("]") ? vm.substring(0, bracket) : vm;
	}

	private <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(mostRows, all.size()));
	}

	/**
	 * Names and their colours, in the order in which they came. Where there are more than colours, the last one stands for all
	 * others.
	 */
	private static final class LegendBuilder {
		private final Set<String> names = new LinkedHashSet<>();
		private Map<String, Integer> numbers;

		void add(String name) {
			names.add(name);
		}

		int of(String name) {
			if (numbers == null) {
				numbers = new LinkedHashMap<>();
				names.forEach(each -> numbers.put(each, Math.min(numbers.size(), LegendEntry.COLOURS - 1)));
			}
			return numbers.getOrDefault(name, quiet());
		}

		/** The number of the last key, which {@link #with} adds. */
		int quiet() {
			return Math.min(names.size(), LegendEntry.COLOURS);
		}

		List<LegendEntry> with(String quiet) {
			List<LegendEntry> legendEntries = new ArrayList<>();
			for (String name : names) {
				boolean last = legendEntries.size() == LegendEntry.COLOURS - 1;
				legendEntries.add(
						new LegendEntry(last && names.size() > LegendEntry.COLOURS ? "others" : name, legendEntries.size() + 1));
				if (last) {
					break;
				}
			}
			legendEntries.add(new LegendEntry(quiet, 0));
			return legendEntries;
		}
	}
}
