package dev.lamina.report.text;

import java.util.List;

import dev.lamina.report.ResultText;
import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.compare.ResultComparison.ComparedMetric;
import dev.lamina.report.compare.ResultComparison.MetricChange;
import dev.lamina.report.compare.ResultComparison.PromiseChange;
import dev.lamina.report.compare.ResultComparison.ResultPair;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

/** What changed from one result to another, as tables for people. */
public final class ComparisonReport {
	private ComparisonReport() {
	}

	/**
	 * The tables, with a line end after each line.
	 *
	 * @param colours whether to mark titles and verdicts with the colours of a terminal
	 */
	public static String of(ResultComparison comparison, boolean colours) {
		StringBuilder text = new StringBuilder();
		for (ResultPair resultPair : comparison.pairs()) {
			title(text, resultPair, colours);
			if (resultPair.isEqual()) {
				text.append("The results are equal.\n");
			} else {
				append(text, "Virtual machines", vms(resultPair), colours);
				append(text, "Promises", promises(resultPair), colours);
			}
			text.append('\n');
		}
		if (comparison.onlyBefore() + comparison.onlyAfter() > 0) {
			text.append("Not compared: ").append(runs(comparison.onlyBefore())).append(" only before, ")
					.append(runs(comparison.onlyAfter()))
					.append(" only after.\n");
		}
		long broken = comparison.newlyBroken();
		String verdict = broken == 0 ? "No promise that was kept is broken." : broken == 1 ? "1 promise that was kept is broken."
				: broken + " promises that were kept are broken.";
		return text.append((broken == 0 ? TextStyle.GOOD : TextStyle.BAD).apply(verdict, colours)).append('\n').toString();
	}

	private static String runs(int number) {
		return number == 1 ? "1 run" : number + " runs";
	}

	private static void title(StringBuilder text, ResultPair resultPair, boolean colours) {
		SimulationResult before = resultPair.before();
		SimulationResult after = resultPair.after();
		String combination = before.variation().isEmpty() || !before.variation().equals(after.variation()) ? ""
				: "with " + ResultText.variation(before.variation(), ", ") + '\n';
		text.append(TextStyle.TITLE.apply("before: " + ResultText.title(before), colours)).append('\n');
		text.append(TextStyle.TITLE.apply("after:  " + ResultText.title(after), colours)).append('\n').append(combination);
	}

	private static void append(StringBuilder text, String title, ReportTable reportTable, boolean colours) {
		List<String> lines = reportTable.lines(colours);
		if (!lines.isEmpty()) {
			text.append('\n').append(TextStyle.TITLE.apply(title, colours)).append('\n');
			lines.forEach(line -> text.append("  ").append(line).append('\n'));
		}
	}

	private static ReportTable vms(ResultPair resultPair) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("figure").addNumberColumn("before")
				.addNumberColumn("after").addNumberColumn("change");
		for (MetricChange metricChange : resultPair.changes()) {
			reportTable.addRow(List.of(metricChange.measure() == ComparedMetric.THROUGHPUT ? metricChange.vm() : "",
					metricChange.measure().label(),
					metricChange.text(metricChange.before()),
					metricChange.text(metricChange.after()), metricChange.relativeText()));
		}
		return reportTable;
	}

	private static ReportTable promises(ResultPair resultPair) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("before")
				.addNumberColumn("after").addTextColumn("verdict");
		for (PromiseChange promiseChange : resultPair.outcomes()) {
			PromiseResult either = promiseChange.promise();
			reportTable.addRow(List.of(either.vm(), either.text(), promiseChange.measuredBefore(), promiseChange.measuredAfter(),
					new Cell(promiseChange.verdict(), style(promiseChange))));
		}
		return reportTable;
	}

	private static TextStyle style(PromiseChange change) {
		return change.after() == null ? TextStyle.CAUTION : change.after().kept() ? TextStyle.GOOD : TextStyle.BAD;
	}
}
