package dev.lamina.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.EngineResult;
import dev.lamina.result.FleetResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Results as tables for people: the verdicts first, then what each VM got, how each GPU was used and what each host spent.
 * The runs of a sweep are one table, and so is the course of a fleet.
 */
public final class TextReport {
	private static final int MAX_TERMS = 3;

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

	private void single(SimulationResult result) {
		line(TextStyle.TITLE, ResultText.title(result));
		if (!result.variation().isEmpty()) {
			line(TextStyle.PLAIN, ResultText.variation(result.variation(), ", "));
		}
		table("Promises", promises(result.promises()));
		table("Virtual machines", vms(result.vms()));
		table("Interruptions", interruptions(result.vms()));
		table("GPUs", gpus(result.gpus()));
		table("Hosts", hosts(result.hosts()));
		text.append('\n');
		ResultText.remarks(result).forEach(remark -> line(TextStyle.PLAIN, remark));
		closing(result.promises());
	}

	private void sweep(ModelResult.OfSimulation simulation) {
		List<SimulationResult> runs = simulation.results();
		SweepSummary summary = new SweepSummary(simulation);
		SimulationResult first = runs.getFirst();
		int combinations = runs.size() + simulation.impossible().size();
		line(TextStyle.TITLE, ResultText.name(first) + ": " + combinations + " combinations, each " + ResultText.length(first));
		table("Sweep", summary.table());
		table("Impossible", TextTables.impossible(simulation.impossible()));
		text.append('\n');
		runs.stream()
				.flatMap(run -> ResultText.remarks(run).stream()
						.map(remark -> ResultText.variation(run.variation(), ", ") + ": " + remark))
				.forEach(remark -> line(TextStyle.PLAIN, remark));
		line(TextStyle.PLAIN, summary.legend());
		Cell verdict = summary.verdict();
		line(verdict.style(), verdict.text());
	}

	private void fleet(String model, FleetResult fleet) {
		line(TextStyle.TITLE,
				ResultText.name(model, "fleet " + fleet.fleet()) + ": " + fleet.hosts() + " hosts with " + fleet.gpus()
						+ " GPUs, placement "
						+ fleet.placement() + ", seed " + fleet.seed());
		table("GPU capacity", new FleetTable(fleet).table());
		text.append('\n');
		line(TextStyle.PLAIN, fleet.placed() + " of " + fleet.arrived() + " demands found a place.");
	}

	private static ReportTable promises(List<PromiseResult> expectations) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("measured")
				.addTextColumn("95 % interval").addTextColumn("verdict");
		for (PromiseResult expectation : expectations) {
			reportTable
					.addRow(List.of(expectation.vm(), expectation.text(), ResultText.measured(expectation),
							ResultText.interval(expectation.measured()),
							expectation.kept() ? new Cell("kept", TextStyle.GOOD)
									: expectation.isUndecided() ? new Cell("undecided", TextStyle.CAUTION)
									: new Cell("BROKEN", TextStyle.BAD)));
		}
		return reportTable;
	}

	private static ReportTable vms(List<VmResult> vms) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("stack").addNumberColumn("throughput")
				.addNumberColumn("p50").addNumberColumn("p95").addNumberColumn("p99")
				.addNumberColumn("slowdown").addTextColumn("where the time goes");
		for (VmResult vm : vms) {
			reportTable.addRow(List.of(vm.name(), vm.stack(), QuantityFormat.amount(vm.throughput().value(), vm.throughputUnit()),
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
			List<EngineResult> engines = gpu.usedEngines();
			for (EngineResult engine : engines) {
				List<String> row = new ArrayList<>(engine == engines.getFirst() ? start : List.of("", "", "", ""));
				row.addAll(List.of(engine.name(), QuantityFormat.percent(engine.utilization()),
						QuantityFormat.percent(engine.switchOverhead()),
						ResultText.shares(engine)));
				reportTable.addRow(row);
			}
		}
		return reportTable;
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
		Cell verdict = TextTables.verdict(expectations);
		line(verdict.style(), verdict.text());
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
