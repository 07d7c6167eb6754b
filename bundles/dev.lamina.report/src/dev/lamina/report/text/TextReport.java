package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.fleet.FleetResult;
import dev.lamina.report.ModelResult;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Results as tables for people: the verdicts first, then what each VM got, how each GPU was used and what each host spent.
 * The runs of a sweep are one table, and so is the course of a fleet.
 */
public final class TextReport {
	private static final int MAX_TERMS = 3;
	private static final int HASH_DIGITS_SHOWN = 16;

	private final boolean colours;
	private final StringBuilder text = new StringBuilder();

	private TextReport(boolean colours) {
		this.colours = colours;
	}

	/**
	 * The report of one or more findings, with a line end after each line.
	 *
	 * @param colours whether to mark titles and verdicts with the colours of a terminal
	 */
	public static String of(List<ModelResult> findings, boolean colours) {
		TextReport report = new TextReport(colours);
		for (ModelResult found : findings) {
			if (!report.text.isEmpty()) {
				report.text.append('\n');
			}
			switch (found) {
				case ModelResult.OfFleet fleet -> report.fleet(fleet.model(), fleet.result());
				case ModelResult.OfSimulation simulation when simulation.isSweep() -> report.sweep(simulation);
				case ModelResult.OfSimulation simulation -> report.single(simulation.results().getFirst());
			}
		}
		return report.text.toString();
	}

	/** What was measured for a promise, with its unit; with more digits where a broken promise would look kept. */
	public static String measured(PromiseResult expectation) {
		double value = expectation.measured().value();
		boolean whole = expectation.metric().equals("instances") || expectation.metric().equals("room");
		String number = whole ? QuantityFormat.count(value) : QuantityFormat.number(value);
		if (!expectation.kept() && number.equals(QuantityFormat.number(expectation.limit()))) {
			number = QuantityFormat.closeNumber(value);
		}
		return QuantityFormat.withUnit(number, unit(expectation));
	}

	/** The unit of a promise, also if the file gives a plain number. */
	public static String unit(PromiseResult expectation) {
		if (!expectation.unit().isEmpty()) {
			return expectation.unit();
		}
		return switch (expectation.metric()) {
			case "fps" -> "fps";
			case "throughput" -> "/s";
			case "overhead" -> "cores";
			default -> "";
		};
	}

	/** The unit in which a VM's operations per second are shown. */
	public static String throughputUnit(VmResult vm) {
		return vm.operation().equals("frame") ? "fps" : "/s";
	}

	private void single(SimulationResult result) {
		line(TextStyle.TITLE, title(result));
		if (!result.variation().isEmpty()) {
			line(TextStyle.PLAIN, variation(result));
		}
		table("Promises", promises(result.promises()));
		table("Virtual machines", vms(result.vms()));
		table("Interruptions", interruptions(result.vms()));
		table("GPUs", gpus(result.gpus()));
		table("Hosts", hosts(result.hosts()));
		text.append('\n');
		remarks(result).forEach(remark -> line(TextStyle.PLAIN, remark));
		closing(result.promises());
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

	private void sweep(ModelResult.OfSimulation simulation) {
		List<SimulationResult> runs = simulation.results();
		SimulationResult first = runs.getFirst();
		int combinations = runs.size() + simulation.impossible().size();
		line(TextStyle.TITLE, name(first) + ": " + combinations + " combinations, each " + length(first));
		table("Sweep", new SweepSummary(runs).table());
		table("Impossible", impossible(simulation.impossible()));
		text.append('\n');
		runs.stream().flatMap(run -> remarks(run).stream().map(remark -> variation(run) + ": " + remark))
				.forEach(remark -> line(TextStyle.PLAIN, remark));
		line(TextStyle.PLAIN, "* the best: most promises kept, then the highest throughput, then the least slowdown");
		closing(runs.stream().flatMap(run -> run.promises().stream()).toList());
	}

	public static String variation(SimulationResult result) {
		return result.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
	}

	public static ReportTable impossible(List<ImpossibleCombination> combinations) {
		ReportTable reportTable = new ReportTable();
		if (!combinations.isEmpty()) {
			combinations.getFirst().variation().keySet().forEach(reportTable::addTextColumn);
			reportTable.addTextColumn("reason");
		}
		for (ImpossibleCombination combination : combinations) {
			List<String> row = new ArrayList<>(combination.variation().values());
			row.add(combination.reason());
			reportTable.addRow(row);
		}
		return reportTable;
	}

	private void fleet(String model, FleetResult fleet) {
		line(TextStyle.TITLE,
				named(model, "fleet " + fleet.fleet()) + ": " + fleet.hosts() + " hosts with " + fleet.gpus()
						+ " GPUs, placement "
						+ fleet.placement() + ", seed " + fleet.seed());
		table("GPU capacity", new FleetTable(fleet).table());
		text.append('\n');
		line(TextStyle.PLAIN, fleet.placed() + " of " + fleet.arrived() + " demands found a place.");
	}

	public static String name(SimulationResult result) {
		return named(result.model(), result.simulation().isEmpty() ? "" : "simulation " + result.simulation());
	}

	public static String named(String model, String declaration) {
		return Stream.of(model, declaration).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
	}

	public static String title(SimulationResult result) {
		return name(result) + ": " + length(result) + ", run " + shortHash(result);
	}

	public static String shortHash(SimulationResult result) {
		return result.runHash().substring(0, Math.min(HASH_DIGITS_SHOWN, result.runHash().length()));
	}

	public static String length(SimulationResult result) {
		String warmUp = result.warmUpNanos() == 0 ? ""
				: " with " + QuantityFormat.exactSeconds(result.warmUpNanos()) + " warm-up";
		return QuantityFormat.exactSeconds(result.durationNanos()) + warmUp + ", " + result.replications()
				+ (result.replications() == 1 ? " replication" : " replications") + ", seed " + result.seed();
	}

	private static ReportTable promises(List<PromiseResult> expectations) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("measured")
				.addTextColumn("95 % interval").addTextColumn("verdict");
		for (PromiseResult expectation : expectations) {
			reportTable
					.addRow(List.of(expectation.vm(), expectation.text(), measured(expectation), interval(expectation.measured()),
							expectation.kept() ? new Cell("kept", TextStyle.GOOD) : new Cell("BROKEN", TextStyle.BAD)));
		}
		return reportTable;
	}

	public static String interval(Estimate estimate) {
		if (!estimate.isMeasured() || estimate.low() == estimate.high()) {
			return QuantityFormat.NONE;
		}
		return QuantityFormat.number(estimate.low()) + " to " + QuantityFormat.number(estimate.high());
	}

	private static ReportTable vms(List<VmResult> vms) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("stack").addNumberColumn("throughput")
				.addNumberColumn("p50").addNumberColumn("p95").addNumberColumn("p99")
				.addNumberColumn("slowdown").addTextColumn("where the time goes");
		for (VmResult vm : vms) {
			reportTable.addRow(List.of(vm.name(), vm.stack(), QuantityFormat.amount(vm.throughput().value(), throughputUnit(vm)),
					QuantityFormat.duration(vm.latency().p50().value()), QuantityFormat.duration(vm.latency().p95().value()),
					QuantityFormat.duration(vm.latency().p99().value()), QuantityFormat.percent(vm.slowdown().value()),
					topTerms(vm)));
		}
		return reportTable;
	}

	private static ReportTable interruptions(List<VmResult> vms) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addNumberColumn("downtime")
				.addNumberColumn("event to end").addTextColumn("because of");
		vms.stream().filter(VmResult::isInterrupted)
				.forEach(vm -> reportTable.addRow(List.of(vm.name(), QuantityFormat.duration(vm.downtime().value()),
						QuantityFormat.duration(vm.interruption().value()), String.join(", ", vm.causes()))));
		return reportTable;
	}

	private static String topTerms(VmResult vm) {
		double total = vm.breakdownNanos().values().stream().mapToDouble(Double::doubleValue).sum();
		if (!(total > 0)) {
			return QuantityFormat.NONE;
		}
		return vm.breakdownNanos().entrySet().stream().filter(term -> term.getValue() > 0)
				.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(MAX_TERMS)
				.map(term -> term.getKey() + ' ' + QuantityFormat.percent(term.getValue() / total))
				.collect(Collectors.joining(", "));
	}

	private static ReportTable gpus(List<GpuResult> gpus) {
		ReportTable reportTable = new ReportTable().addTextColumn("GPU").addTextColumn("type").addTextColumn("stack")
				.addTextColumn("memory used").addTextColumn("engine").addNumberColumn("busy")
				.addNumberColumn("switching").addTextColumn("shares");
		for (GpuResult gpu : gpus) {
			String stack = gpu.scheduler().isEmpty() ? gpu.stack() : gpu.stack() + ", " + gpu.scheduler();
			List<String> start = List.of(gpu.name(), gpu.type(), stack,
					QuantityFormat.memory(gpu.usedMemoryBytes()) + " of " + QuantityFormat.memory(gpu.memoryBytes()));
			List<EngineResult> engines = used(gpu.engines());
			for (EngineResult engine : engines) {
				List<String> row = new ArrayList<>(engine == engines.getFirst() ? start : List.of("", "", "", ""));
				row.addAll(List.of(engine.name(), QuantityFormat.percent(engine.utilization()),
						QuantityFormat.percent(engine.switchOverhead()),
						shares(engine)));
				reportTable.addRow(row);
			}
		}
		return reportTable;
	}

	/** The engines that did something; of an idle GPU the first one, so that the GPU is not missing. */
	public static List<EngineResult> used(List<EngineResult> engines) {
		List<EngineResult> used = engines.stream().filter(engine -> engine.utilization() > 0 || engine.switchOverhead() > 0)
				.toList();
		return used.isEmpty() ? engines.subList(0, Math.min(1, engines.size())) : used;
	}

	public static String shares(EngineResult engine) {
		if (engine.shares().isEmpty()) {
			return QuantityFormat.NONE;
		}
		return engine.shares().entrySet().stream().map(share -> share.getKey() + ' ' + QuantityFormat.percent(share.getValue()))
				.collect(Collectors.joining(", "));
	}

	private static ReportTable hosts(List<HostResult> hosts) {
		ReportTable reportTable = new ReportTable().addTextColumn("host").addNumberColumn("cores")
				.addNumberColumn("virtualization").addNumberColumn("").addNumberColumn("guests")
				.addNumberColumn("");
		for (HostResult host : hosts) {
			reportTable.addRow(List.of(host.name(), QuantityFormat.count(host.cores()),
					QuantityFormat.cores(host.virtualizationCores()),
					QuantityFormat.percent(host.virtualizationCores() / host.cores()), QuantityFormat.cores(host.guestCores()),
					QuantityFormat.percent(host.guestCores() / host.cores())));
		}
		return reportTable;
	}

	private void closing(List<PromiseResult> expectations) {
		Cell verdict = verdict(expectations);
		line(verdict.style(), verdict.text());
	}

	/** How many of the promises are kept, as a sentence. */
	public static Cell verdict(List<PromiseResult> expectations) {
		long kept = expectations.stream().filter(PromiseResult::kept).count();
		int all = expectations.size();
		if (all == 0) {
			return new Cell("No promises to check. Write one into a VM, such as: expect fps >= 55", TextStyle.PLAIN);
		}
		if (kept == all) {
			return new Cell(all == 1 ? "The promise is kept." : "All " + all + " promises are kept.", TextStyle.GOOD);
		}
		return new Cell(kept + " of " + all + (all == 1 ? " promise is kept." : " promises are kept."), TextStyle.BAD);
	}

	private void table(String title, ReportTable reportTable) {
		List<String> lines = reportTable.lines(colours);
		if (!lines.isEmpty()) {
			text.append('\n');
			line(TextStyle.TITLE, title);
			lines.forEach(line -> text.append("  ").append(line).append('\n'));
		}
	}

	private void line(TextStyle textStyle, String line) {
		text.append(textStyle.apply(line, colours)).append('\n');
	}
}
