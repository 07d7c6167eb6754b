package dev.lamina.report.text;

import java.util.List;

import dev.lamina.report.ResultText;
import dev.lamina.report.group.ResultGroups;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.FleetResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

/**
 * Results as tables for people: the verdicts first, then what each VM got, how each GPU was used and what each host spent.
 * The runs of a sweep are one table, and so is the course of a fleet.
 */
public final class TextReport {
	private final boolean colours;
	private final boolean each;
	private final StringBuilder text = new StringBuilder();

	private TextReport(boolean colours, boolean each) {
		this.colours = colours;
		this.each = each;
	}

	/** The report of one or more findings, equal VMs and GPUs on one line. */
	public static String of(List<ModelResult> findings, boolean colours) {
		return of(findings, colours, false);
	}

	/**
	 * The report of one or more findings, with a line end after each line.
	 *
	 * @param colours whether to mark titles and verdicts with the colours of a terminal
	 * @param each    whether equal VMs and GPUs have a line each
	 */
	public static String of(List<ModelResult> findings, boolean colours, boolean each) {
		TextReport report = new TextReport(colours, each);
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
		closing(result.promises());
		ResultText.remarks(result).forEach(remark -> line(TextStyle.PLAIN, remark));
		ResultGroups groups = new ResultGroups(result, each);
		GroupTables tables = new GroupTables(groups);
		table("Promises", tables.promises());
		table("Virtual machines", tables.vms());
		table("Interruptions", tables.interruptions());
		table("GPUs", tables.gpus());
		table("Capacity", tables.capacity());
		table("Hosts", tables.hosts());
		if (!each && groups.hidesMembers()) {
			text.append('\n');
			line(TextStyle.QUIET, "Equal ones share a line, with their smallest and largest figure; --each gives each its own.");
		}
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
