package dev.lamina.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lamina.report.ResultText;
import dev.lamina.report.chart.Chart.Subject;
import dev.lamina.report.chart.ChartFactory;
import dev.lamina.report.group.ResultGroups;
import dev.lamina.report.text.FleetTable;
import dev.lamina.report.text.GroupTables;
import dev.lamina.report.text.ReportTable;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.report.text.SweepSummary;
import dev.lamina.report.text.TextTables;
import dev.lamina.report.xml.MarkupWriter;
import dev.lamina.result.FleetResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Results as one page for a browser: verdicts, tables and charts, light or dark as the reader prefers. The page holds everything
 * that it needs and loads nothing; the same results give the same bytes.
 */
public final class HtmlReport {
	private static final String STYLE = resource("report.css");

	private final MarkupWriter page = new MarkupWriter();

	private HtmlReport() {
	}

	/**
	 * Writes the page. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<ModelResult> findings, Writer writer) throws IOException {
		writer.write(new HtmlReport().page(findings));
		writer.flush();
	}

	private String page(List<ModelResult> findings) {
		String title = findings.size() == 1 ? name(findings.getFirst()) : findings.size() + " results";
		page.raw("<!DOCTYPE html>").line().open("html", "lang", "en").line().open("head").line();
		page.empty("meta", "charset", "utf-8").line();
		page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
		page.empty("meta", "name", "color-scheme", "content", "light dark").line();
		page.empty("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src 'unsafe-inline'")
				.line();
		page.empty("meta", "name", "generator", "content", "Lamina").line();
		page.element("title", title + " - Lamina").line();
		page.open("style").line().raw(STYLE).closeLine().closeLine();
		page.open("body").line().open("main").line();
		if (findings.size() != 1) {
			page.element("h1", title).line();
		}
		for (ModelResult found : findings) {
			page.open("section").line();
			int level = findings.size() == 1 ? 1 : 2;
			switch (found) {
				case ModelResult.OfFleet fleet -> fleet(fleet.result(), name(found), level);
				case ModelResult.OfSimulation simulation when simulation.isSweep() -> sweep(simulation, level);
				case ModelResult.OfSimulation simulation -> single(simulation.results().getFirst(), level);
			}
			page.closeLine();
		}
		page.closeLine().closeLine().closeLine();
		return page.toString();
	}

	private static String name(ModelResult modelResult) {
		return switch (modelResult) {
			case ModelResult.OfFleet fleet -> ResultText.name(fleet.model(), "fleet " + fleet.result().fleet());
			case ModelResult.OfSimulation simulation -> ResultText.name(simulation.results().getFirst());
		};
	}

	private void single(SimulationResult result, int level) {
		heading(level, ResultText.name(result));
		lead(ResultText.length(result) + ", run " + ResultText.shortHash(result));
		result(result, level + 1);
	}

	private void sweep(ModelResult.OfSimulation simulation, int level) {
		List<SimulationResult> runs = simulation.results();
		int combinations = runs.size() + simulation.impossible().size();
		heading(level, ResultText.name(runs.getFirst()));
		lead(combinations + " combinations, each " + ResultText.length(runs.getFirst()));
		SweepSummary summary = new SweepSummary(simulation);
		verdict(summary.verdict());
		table("The combinations. " + summary.legend(), summary.table());
		if (!simulation.impossible().isEmpty()) {
			table("Combinations that cannot be run", TextTables.impossible(simulation.impossible()));
		}
		for (SimulationResult run : runs) {
			String combination = ResultText.variation(run.variation(), ", ");
			page.open("details").line().open("summary");
			page.element("h" + (level + 1), combination).text(" ")
					.element("span", kept(run), "class", run.keepsPromises() ? "good" : "bad").closeLine();
			result(run, level + 2);
			page.closeLine();
		}
	}

	private static String kept(SimulationResult run) {
		return run.promises().isEmpty() ? ""
				: (run.keepsPromises() ? "\u2713 " : "\u2717 ") + TextTables.verdict(run.promises()).text();
	}

	private void result(SimulationResult result, int level) {
		verdict(TextTables.verdict(result.promises()));
		ResultText.remarks(result).forEach(this::lead);
		new HtmlSummary(result).write(page);
		ResultGroups groups = new ResultGroups(result, false);
		boolean grouped = groups.hidesMembers();
		GroupTables together = new GroupTables(groups);
		HtmlTables tables = new HtmlTables(result);
		HtmlCharts charts = new HtmlCharts(page, grouped ? groups.merged() : result);
		if (grouped) {
			lead("Equal ones share a line, with their smallest and largest figure; unfold a table for each of them.");
		}
		if (!result.promises().isEmpty()) {
			heading(level, "Promises");
			if (grouped) {
				table("What was promised and what was measured", together.promises());
			}
			fold(grouped, "What was promised to each and what was measured", tables.promises());
		}
		if (!result.vms().isEmpty()) {
			heading(level, "Virtual machines");
			if (grouped) {
				table("What the virtual machines got", together.vms());
			}
			fold(grouped, "What each virtual machine got, with 95 % confidence intervals, if there are any", tables.vms());
			charts.draw(Subject.RATE);
			charts.draw(Subject.LATENCY);
			charts.draw(Subject.BREAKDOWN);
			if (result.vms().stream().anyMatch(vm -> ChartFactory.breakdownTotal(vm) > 0)) {
				fold(grouped, "Mean time of an operation by its parts", tables.times());
			}
		}
		if (result.vms().stream().anyMatch(VmResult::isInterrupted)) {
			heading(level, "Interruptions");
			if (grouped) {
				table("How long interrupted virtual machines stood still", together.interruptions());
			}
			fold(grouped,
					"The longest time that each interrupted virtual machine stood still, and the longest from an event until it "
							+ "worked as before",
					tables.interruptions());
		}
		if (!result.gpus().isEmpty()) {
			heading(level, "GPUs");
			if (grouped) {
				table("How the GPUs were used", together.gpus());
			}
			fold(grouped, "How each GPU was used", tables.gpus());
			table("What of the GPUs stands idle, by type and policy", together.capacity());
			charts.draw(Subject.UTILIZATION);
		}
		if (!result.hosts().isEmpty()) {
			heading(level, "Hosts");
			if (grouped) {
				table("What the hosts spent their processors on, on average", together.hosts());
			}
			fold(grouped, "What each host spent its processors on, on average", tables.hosts());
		}
	}

	private void fleet(FleetResult fleet, String name, int level) {
		heading(level, name);
		lead(fleet.hosts() + " hosts with " + fleet.gpus() + " GPUs, placement " + fleet.placement() + ", seed " + fleet.seed()
				+ ". " + fleet.placed()
				+ " of " + fleet.arrived() + " demands found a place.");
		table("GPU capacity while demand arrives", new FleetTable(fleet).table());
	}

	private void heading(int level, String text) {
		page.element("h" + level, text).line();
	}

	private void lead(String text) {
		page.element("p", text, "class", "lead").line();
	}

	private void verdict(Cell verdict) {
		page.open("p", "class", ("verdict " + verdict.style().name()).toLowerCase(java.util.Locale.ROOT));
		String mark = switch (verdict.style()) {
			case GOOD -> "\u2713";
			case BAD -> "\u2717";
			default -> "";
		};
		if (!mark.isEmpty()) {
			page.element("span", mark, "aria-hidden", "true").text(" ");
		}
		page.text(verdict.text()).closeLine();
	}

	private void table(String caption, ReportTable reportTable) {
		HtmlTables.write(page, caption, reportTable);
	}

	/** Writes a table, closed behind its caption if another one says the same in short. */
	private void fold(boolean closed, String caption, ReportTable reportTable) {
		if (!closed) {
			table(caption, reportTable);
		} else if (!reportTable.rows().isEmpty()) {
			page.open("details").line().element("summary", caption + " (" + reportTable.rows().size() + " rows)").line();
			table(caption, reportTable);
			page.closeLine();
		}
	}

	private static String resource(String name) {
		try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException damaged) {
			throw new UncheckedIOException(damaged);
		}
	}
}
