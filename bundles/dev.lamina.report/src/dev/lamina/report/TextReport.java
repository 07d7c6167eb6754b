package dev.lamina.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.fleet.FleetResult;
import dev.lamina.report.Table.Cell;
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
	private static final int TERMS_SHOWN = 3;
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
	public static String of(List<Findings> findings, boolean colours) {
		TextReport report = new TextReport(colours);
		for (Findings found : findings) {
			if (!report.text.isEmpty()) {
				report.text.append('\n');
			}
			switch (found) {
				case Findings.OfFleet fleet -> report.fleet(fleet.model(), fleet.result());
				case Findings.OfSimulation simulation when simulation.isSweep() -> report.sweep(simulation);
				case Findings.OfSimulation simulation -> report.single(simulation.results().getFirst());
			}
		}
		return report.text.toString();
	}

	/** What was measured for a promise, with its unit; with more digits where a broken promise would look kept. */
	public static String measured(PromiseResult expectation) {
		double value = expectation.measured().value();
		boolean whole = expectation.metric().equals("instances") || expectation.metric().equals("room");
		String number = whole ? Figures.count(value) : Figures.number(value);
		if (!expectation.kept() && number.equals(Figures.number(expectation.limit()))) {
			number = Figures.closeNumber(value);
		}
		return Figures.withUnit(number, unit(expectation));
	}

	/** The unit of a promise, also where the file gives a plain number. */
	static String unit(PromiseResult expectation) {
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
	static String throughputUnit(VmResult vm) {
		return vm.operation().equals("frame") ? "fps" : "/s";
	}

	private void single(SimulationResult result) {
		line(Style.TITLE, title(result));
		if (!result.variation().isEmpty()) {
			line(Style.PLAIN, variation(result));
		}
		table("Promises", promises(result.promises()));
		table("Virtual machines", vms(result.vms()));
		table("Interruptions", interruptions(result.vms()));
		table("GPUs", gpus(result.gpus()));
		table("Hosts", hosts(result.hosts()));
		text.append('\n');
		remarks(result).forEach(remark -> line(Style.PLAIN, remark));
		closing(result.promises());
	}

	/** What is to be said about a run besides its figures, in sentences. */
	static List<String> remarks(SimulationResult result) {
		Stream<String> precision = result.precision().stream()
				.map(reached -> "The error is " + Figures.percent(reached.measured()) + " after "
						+ result.replications() + " replications, "
						+ (reached.isReached() ? "within the " + Figures.percent(reached.wanted()) + " wanted."
								: "more than the " + Figures.percent(reached.wanted())
										+ " wanted: no more replications are made. Run it longer, or ask for less."));
		return Stream.concat(precision, result.remarks().stream()).toList();
	}

	private void sweep(Findings.OfSimulation simulation) {
		List<SimulationResult> runs = simulation.results();
		SimulationResult first = runs.getFirst();
		int combinations = runs.size() + simulation.impossible().size();
		line(Style.TITLE, name(first) + ": " + combinations + " combinations, each " + length(first));
		table("Sweep", new SweepTable(runs).table());
		table("Impossible", impossible(simulation.impossible()));
		text.append('\n');
		runs.stream().flatMap(run -> remarks(run).stream().map(remark -> variation(run) + ": " + remark))
				.forEach(remark -> line(Style.PLAIN, remark));
		line(Style.PLAIN, "* the best: most promises kept, then the highest throughput, then the least slowdown");
		closing(runs.stream().flatMap(run -> run.promises().stream()).toList());
	}

	static String variation(SimulationResult result) {
		return result.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
	}

	static Table impossible(List<ImpossibleCombination> combinations) {
		Table table = new Table();
		if (!combinations.isEmpty()) {
			combinations.getFirst().variation().keySet().forEach(table::words);
			table.words("reason");
		}
		for (ImpossibleCombination combination : combinations) {
			List<String> row = new ArrayList<>(combination.variation().values());
			row.add(combination.reason());
			table.row(row);
		}
		return table;
	}

	private void fleet(String model, FleetResult fleet) {
		line(Style.TITLE,
				named(model, "fleet " + fleet.fleet()) + ": " + fleet.hosts() + " hosts with " + fleet.gpus()
						+ " GPUs, placement "
						+ fleet.placement() + ", seed " + fleet.seed());
		table("GPU capacity", new FleetTable(fleet).table());
		text.append('\n');
		line(Style.PLAIN, fleet.placed() + " of " + fleet.arrived() + " demands found a place.");
	}

	static String name(SimulationResult result) {
		return named(result.model(), result.simulation().isEmpty() ? "" : "simulation " + result.simulation());
	}

	static String named(String model, String declaration) {
		return Stream.of(model, declaration).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
	}

	static String title(SimulationResult result) {
		return name(result) + ": " + length(result) + ", run " + shortHash(result);
	}

	static String shortHash(SimulationResult result) {
		return result.runHash().substring(0, Math.min(HASH_DIGITS_SHOWN, result.runHash().length()));
	}

	static String length(SimulationResult result) {
		String warmUp = result.warmUpNanos() == 0 ? "" : " with " + Figures.exactSeconds(result.warmUpNanos()) + " warm-up";
		return Figures.exactSeconds(result.durationNanos()) + warmUp + ", " + result.replications()
				+ (result.replications() == 1 ? " replication" : " replications") + ", seed " + result.seed();
	}

	private static Table promises(List<PromiseResult> expectations) {
		Table table = new Table().words("VM").words("promise").numbers("measured").words("95 % interval").words("verdict");
		for (PromiseResult expectation : expectations) {
			table.row(List.of(expectation.vm(), expectation.text(), measured(expectation), interval(expectation.measured()),
					expectation.kept() ? new Cell("kept", Style.GOOD) : new Cell("BROKEN", Style.BAD)));
		}
		return table;
	}

	static String interval(Estimate estimate) {
		if (!estimate.isMeasured() || estimate.low() == estimate.high()) {
			return Figures.NONE;
		}
		return Figures.number(estimate.low()) + " to " + Figures.number(estimate.high());
	}

	private static Table vms(List<VmResult> vms) {
		Table table = new Table().words("VM").words("stack").numbers("throughput").numbers("p50").numbers("p95").numbers("p99")
				.numbers("slowdown").words("where the time goes");
		for (VmResult vm : vms) {
			table.row(List.of(vm.name(), vm.stack(), Figures.amount(vm.throughput().value(), throughputUnit(vm)),
					Figures.duration(vm.latency().p50().value()), Figures.duration(vm.latency().p95().value()),
					Figures.duration(vm.latency().p99().value()), Figures.percent(vm.slowdown().value()), topTerms(vm)));
		}
		return table;
	}

	private static Table interruptions(List<VmResult> vms) {
		Table table = new Table().words("VM").numbers("downtime").numbers("event to end").words("because of");
		vms.stream().filter(VmResult::isInterrupted)
				.forEach(vm -> table.row(List.of(vm.name(), Figures.duration(vm.downtime().value()),
						Figures.duration(vm.interruption().value()), String.join(", ", vm.causes()))));
		return table;
	}

	private static String topTerms(VmResult vm) {
		double total = vm.breakdownNanos().values().stream().mapToDouble(Double::doubleValue).sum();
		if (!(total > 0)) {
			return Figures.NONE;
		}
		return vm.breakdownNanos().entrySet().stream().filter(term -> term.getValue() > 0)
				.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(TERMS_SHOWN)
				.map(term -> term.getKey() + ' ' + Figures.percent(term.getValue() / total)).collect(Collectors.joining(", "));
	}

	private static Table gpus(List<GpuResult> gpus) {
		Table table = new Table().words("GPU").words("type").words("stack").words("memory used").words("engine").numbers("busy")
				.numbers("switching").words("shares");
		for (GpuResult gpu : gpus) {
			String stack = gpu.scheduler().isEmpty() ? gpu.stack() : gpu.stack() + ", " + gpu.scheduler();
			List<String> start = List.of(gpu.name(), gpu.type(), stack,
					Figures.memory(gpu.usedMemoryBytes()) + " of " + Figures.memory(gpu.memoryBytes()));
			List<EngineResult> engines = used(gpu.engines());
			for (EngineResult engine : engines) {
				List<String> row = new ArrayList<>(engine == engines.getFirst() ? start : List.of("", "", "", ""));
				row.addAll(List.of(engine.name(), Figures.percent(engine.utilization()), Figures.percent(engine.switchOverhead()),
						shares(engine)));
				table.row(row);
			}
		}
		return table;
	}

	/** The engines that did something; of an idle GPU the first one, so that the GPU is not missing. */
	static List<EngineResult> used(List<EngineResult> engines) {
		List<EngineResult> used = engines.stream().filter(engine -> engine.utilization() > 0 || engine.switchOverhead() > 0)
				.toList();
		return used.isEmpty() ? engines.subList(0, Math.min(1, engines.size())) : used;
	}

	static String shares(EngineResult engine) {
		if (engine.shares().isEmpty()) {
			return Figures.NONE;
		}
		return engine.shares().entrySet().stream().map(share -> share.getKey() + ' ' + Figures.percent(share.getValue()))
				.collect(Collectors.joining(", "));
	}

	private static Table hosts(List<HostResult> hosts) {
		Table table = new Table().words("host").numbers("cores").numbers("virtualization").numbers("").numbers("guests")
				.numbers("");
		for (HostResult host : hosts) {
			table.row(List.of(host.name(), Figures.count(host.cores()), Figures.cores(host.virtualizationCores()),
					Figures.percent(host.virtualizationCores() / host.cores()), Figures.cores(host.guestCores()),
					Figures.percent(host.guestCores() / host.cores())));
		}
		return table;
	}

	private void closing(List<PromiseResult> expectations) {
		Cell verdict = verdict(expectations);
		line(verdict.style(), verdict.text());
	}

	/** How many of the promises are kept, as a sentence. */
	static Cell verdict(List<PromiseResult> expectations) {
		long kept = expectations.stream().filter(PromiseResult::kept).count();
		int all = expectations.size();
		if (all == 0) {
			return new Cell("No promises to check. Write one into a VM, such as: expect fps >= 55", Style.PLAIN);
		}
		if (kept == all) {
			return new Cell(all == 1 ? "The promise is kept." : "All " + all + " promises are kept.", Style.GOOD);
		}
		return new Cell(kept + " of " + all + (all == 1 ? " promise is kept." : " promises are kept."), Style.BAD);
	}

	private void table(String title, Table table) {
		List<String> lines = table.lines(colours);
		if (!lines.isEmpty()) {
			text.append('\n');
			line(Style.TITLE, title);
			lines.forEach(line -> text.append("  ").append(line).append('\n'));
		}
	}

	private void line(Style style, String line) {
		text.append(style.apply(line, colours)).append('\n');
	}
}
