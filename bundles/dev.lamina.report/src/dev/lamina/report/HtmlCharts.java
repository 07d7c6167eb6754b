package dev.lamina.report;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.result.EngineResult;
import dev.lamina.simulation.result.ExpectationResult;
import dev.lamina.simulation.result.GpuResult;
import dev.lamina.simulation.result.SimulationResult;
import dev.lamina.simulation.result.VmResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The charts of one result: how long operations take, what the GPUs do, and where the time goes. What was not measured has no chart. */
final class HtmlCharts {
	private static final int COLOURS = 8;
	private static final String WAIT = "wait";
	private static final Set<String> TIMES = Set.of("latency", "frame-time");

	private final Markup page;
	private final SimulationResult result;

	HtmlCharts(Markup page, SimulationResult result) {
		this.page = page;
		this.result = result;
	}

	/** Median, 95th and 99th percentile and the slowest operation of each VM on one axis of time, with what was promised. */
	void latency() {
		List<VmResult> measured = result.vms().stream().filter(vm -> vm.latency().p50().value() > 0 && Double.isFinite(vm.latency().max().value())).toList();
		if (measured.isEmpty()) {
			return;
		}
		List<VmResult> shown = first(measured);
		double smallest = shown.stream().mapToDouble(vm -> vm.latency().p50().value()).min().orElseThrow();
		double largest = shown.stream().mapToDouble(vm -> vm.latency().max().value()).max().orElseThrow();
		Scale scale = Scale.of(smallest, Math.max(largest, smallest));
		figure("How long an operation takes", "Median, percentiles and the slowest operation of each VM" + (scale.logarithmic() ? ", on a logarithmic axis." : "."));
		List<Key> keys = new ArrayList<>(List.of(new Key("dot", "median"), new Key("to95", "up to p95"), new Key("to99", "up to p99"),
				new Key("tomax", "up to the slowest")));
		if (shown.stream().flatMap(vm -> limits(vm).stream()).anyMatch(promise -> nanoseconds(promise) <= scale.high())) {
			keys.add(new Key("limit", "promised at most"));
		}
		legend(Map.of(), keys);
		RowChart chart = new RowChart(page, shown.size(), "Latency", "The figures are in the table of virtual machines.", "p99");
		scale.ticks().forEach(tick -> chart.tick(scale.at(tick), round(tick)));
		for (VmResult vm : shown) {
			latency(chart, scale, vm);
		}
		chart.end();
		endFigure(shown.size(), measured.size(), "VMs");
	}

	private void latency(RowChart chart, Scale scale, VmResult vm) {
		double p50 = scale.at(vm.latency().p50().value());
		double p95 = scale.at(vm.latency().p95().value());
		double p99 = scale.at(vm.latency().p99().value());
		chart.row(vm.name(), Figures.duration(vm.latency().p99().value()));
		chart.thinBar(p99, scale.at(vm.latency().max().value()), "tomax", "slowest " + Figures.duration(vm.latency().max().value()));
		chart.bar(p95, p99, "to99", "p99 " + Figures.duration(vm.latency().p99().value()));
		chart.bar(p50, p95, "to95", "p95 " + Figures.duration(vm.latency().p95().value()));
		chart.dot(p50, "dot", "median " + Figures.duration(vm.latency().p50().value()));
		for (ExpectationResult promise : limits(vm)) {
			double limit = nanoseconds(promise);
			if (limit <= scale.high()) {
				chart.bound(scale.at(limit), promise.holds() ? "limit" : "limit bad", promise.text());
			}
		}
	}

	/** What a VM was promised about the time that an operation takes at most. */
	private List<ExpectationResult> limits(VmResult vm) {
		return result.expectations().stream()
				.filter(promise -> promise.vm().equals(vm.name()) && TIMES.contains(promise.metric()) && promise.comparison().equals("<=")).toList();
	}

	/** The limit of a promise about a time; infinite where its unit is none of time. */
	private static double nanoseconds(ExpectationResult promise) {
		try {
			Quantity limit = Quantity.valueOf(Figures.exact(promise.limit()) + ' ' + promise.unit());
			return limit.dimension().filter(Dimension.DURATION::equals).isPresent() ? limit.value() : Double.POSITIVE_INFINITY;
		} catch (IllegalArgumentException noTime) {
			return Double.POSITIVE_INFINITY;
		}
	}

	/** How busy each engine is, and with whose work. VMs of one declaration share a colour. */
	void utilization() {
		List<Map.Entry<GpuResult, EngineResult>> engines = new ArrayList<>();
		for (GpuResult gpu : result.gpus()) {
			TextReport.used(gpu.engines()).forEach(engine -> engines.add(Map.entry(gpu, engine)));
		}
		if (engines.isEmpty()) {
			return;
		}
		List<Map.Entry<GpuResult, EngineResult>> shown = first(engines);
		Map<String, String> colours = new LinkedHashMap<>();
		shown.forEach(engine -> engine.getValue().shares().keySet().forEach(vm -> colour(colours, declaration(vm))));
		figure("What the engines do", "The part of the time that each engine of a GPU works, and for which VM; one colour for the VMs of one declaration.");
		legend(colours, List.of(new Key("c0", "switching between VMs"), new Key("track", "idle")));
		RowChart chart = new RowChart(page, shown.size(), "Utilization", "The figures are in the table of GPUs.", "busy");
		for (int quarter = 0; quarter <= 4; quarter++) {
			chart.tick(quarter / 4.0, quarter * 25 + " %");
		}
		for (Map.Entry<GpuResult, EngineResult> each : shown) {
			EngineResult engine = each.getValue();
			chart.row(each.getKey().name() + ' ' + engine.name(), Figures.percent(engine.utilization()));
			chart.track();
			double from = 0;
			for (Map.Entry<String, Double> share : engine.shares().entrySet()) {
				from = part(chart, from, share.getValue(), colours.get(declaration(share.getKey())), share.getKey());
			}
			part(chart, from, engine.switchOverhead(), "c0", "switching between VMs");
		}
		chart.end();
		endFigure(shown.size(), engines.size(), "engines");
	}

	/** Of what the mean time of an operation consists. */
	void breakdown() {
		List<VmResult> measured = result.vms().stream().filter(vm -> total(vm) > 0).toList();
		if (measured.isEmpty()) {
			return;
		}
		List<VmResult> shown = first(measured);
		Map<String, String> colours = new LinkedHashMap<>();
		shown.forEach(vm -> vm.breakdownNanos().forEach((term, nanoseconds) -> {
			if (nanoseconds > 0 && !term.equals(WAIT)) {
				colour(colours, term);
			}
		}));
		colours.put(WAIT, "c0");
		figure("Where the time goes", "The parts of the mean time of an operation.");
		legend(colours, List.of());
		RowChart chart = new RowChart(page, shown.size(), "Breakdown of the time", "The figures are in the table of times.", "mean");
		for (int quarter = 0; quarter <= 4; quarter++) {
			chart.tick(quarter / 4.0, quarter * 25 + " %");
		}
		for (VmResult vm : shown) {
			chart.row(vm.name(), Figures.duration(vm.latency().mean().value()));
			double from = 0;
			for (Map.Entry<String, Double> term : vm.breakdownNanos().entrySet()) {
				from = part(chart, from, term.getValue() / total(vm), colours.get(term.getKey()), term.getKey());
			}
		}
		chart.end();
		endFigure(shown.size(), measured.size(), "VMs");
	}

	static double total(VmResult vm) {
		return vm.breakdownNanos().values().stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).sum();
	}

	private static double part(RowChart chart, double from, double size, String colour, String name) {
		if (!(size > 0)) {
			return from;
		}
		double to = Math.min(1, from + size);
		chart.bar(from, to, colour, name + ' ' + Figures.percent(size));
		return to;
	}

	/** Gives a name its colour. Where the colours are used up the last one stands for all others. */
	private static void colour(Map<String, String> colours, String name) {
		colours.putIfAbsent(name, "c" + Math.min(colours.size() + 1, COLOURS));
	}

	/** The VM without its number among equal ones. */
	private static String declaration(String vm) {
		int bracket = vm.lastIndexOf('[');
		return bracket > 0 && vm.endsWith("]") ? vm.substring(0, bracket) : vm;
	}

	private static String round(double nanoseconds) {
		String exact = Figures.duration(nanoseconds);
		return nanoseconds == 0 ? "0" : exact.contains(".") ? exact.replaceFirst("\\.?0+ ", " ") : exact;
	}

	private static <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(RowChart.MOST_ROWS, all.size()));
	}

	private record Key(String style, String meaning) {
	}

	private void figure(String title, String caption) {
		page.open("figure").line().open("figcaption").element("strong", title).text(" " + caption).closeLine();
	}

	private void legend(Map<String, String> colours, List<Key> more) {
		page.open("ul", "class", "legend").line();
		String others = "c" + COLOURS;
		boolean shared = colours.values().stream().filter(others::equals).count() > 1;
		colours.forEach((name, colour) -> {
			if (!shared || !colour.equals(others)) {
				key(new Key(colour, name));
			}
		});
		if (shared) {
			key(new Key(others, "others"));
		}
		more.forEach(this::key);
		page.closeLine();
	}

	private void key(Key key) {
		page.open("li").element("span", "", "class", "key " + key.style()).text(key.meaning()).closeLine();
	}

	private void endFigure(int shown, int all, String what) {
		if (shown < all) {
			page.element("p", "Shown are the first " + shown + " of " + all + ' ' + what + "; the table has them all.", "class", "quiet").line();
		}
		page.closeLine();
	}
}
