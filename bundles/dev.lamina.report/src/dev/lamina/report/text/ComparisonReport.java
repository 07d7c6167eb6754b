package dev.lamina.report.text;

import java.util.List;
import java.util.function.Function;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.compare.ResultComparison.ComparedMetric;
import dev.lamina.report.compare.ResultComparison.MetricChange;
import dev.lamina.report.compare.ResultComparison.PromiseChange;
import dev.lamina.report.compare.ResultComparison.ResultPair;
import dev.lamina.report.compare.ResultComparison.Trend;
import dev.lamina.report.group.ResultGroup;
import dev.lamina.report.group.ResultGroups;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

/** What changed from one result to another, as tables for people. */
public final class ComparisonReport {
	/** What is said where nothing measures chance. */
	private static final String NO_INTERVALS = "No interval: what differs may be chance. Simulate both with --replications 5 or more "
			+ "to tell it apart.";

	private ComparisonReport() {
	}

	/**
	 * The tables, with a line end after each line.
	 *
	 * @param colours whether to mark titles and verdicts with the colours of a terminal
	 * @param each    whether equal VMs have lines each
	 */
	public static String of(ResultComparison comparison, boolean colours, boolean each) {
		StringBuilder text = new StringBuilder();
		for (ResultPair resultPair : comparison.pairs()) {
			title(text, resultPair, colours);
			if (resultPair.isEqual()) {
				text.append("The results are equal.\n");
			} else {
				append(text, "Virtual machines", vms(resultPair, each), colours);
				if (resultPair.changes().stream().anyMatch(ComparisonReport::mayBeChance)) {
					text.append('\n').append(NO_INTERVALS).append('\n');
				}
				append(text, "Promises", promises(resultPair, each), colours);
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

	private static ReportTable vms(ResultPair resultPair, boolean each) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("figure").addNumberColumn("before")
				.addNumberColumn("after").addNumberColumn("change").addTextColumn("");
		String last = "";
		for (ResultGroup<MetricChange> group : grouped(resultPair.changes(), each)) {
			MetricChange first = group.first();
			reportTable.addRow(List.of(group.name().equals(last) ? "" : group.name(), first.measure().label(),
					group.range(MetricChange::before, first::text), group.range(MetricChange::after, first::text),
					group.isMany() ? group.range(MetricChange::relative, first::relativeText) : first.relativeText(),
					judgement(group)));
			last = group.name();
		}
		return reportTable;
	}

	/** The figures of one VM, or the same figure of equal VMs, in the order of the VMs. */
	private static List<ResultGroup<MetricChange>> grouped(List<MetricChange> changes, boolean each) {
		if (each) {
			return ResultGroup.each(changes, MetricChange::vm);
		}
		return ResultGroup.of(changes, MetricChange::vm, MetricChange::measure);
	}

	private static boolean mayBeChance(MetricChange change) {
		return !change.hasIntervals() && Double.isFinite(change.difference()) && change.difference() != 0;
	}

	private static Cell judgement(ResultGroup<MetricChange> group) {
		if (group.count(change -> Double.isFinite(change.difference())) == 0) {
			return new Cell("", TextStyle.PLAIN);
		}
		if (group.count(MetricChange::hasIntervals) == 0 && group.count(ComparisonReport::mayBeChance) > 0) {
			return new Cell("no interval", TextStyle.QUIET);
		}
		long better = group.count(change -> change.hasIntervals() && change.trend() == Trend.BETTER);
		long worse = group.count(change -> change.hasIntervals() && change.trend() == Trend.WORSE);
		long equal = group.count(change -> change.difference() == 0);
		String text = equal == group.members().size() ? "equal"
				: better + worse == 0 ? "within chance"
				: !group.isMany() ? better > 0 ? "better" : "worse"
				: (better == 0 ? "" : better + " better") + (better > 0 && worse > 0 ? ", " : "")
						+ (worse == 0 ? "" : worse + " worse");
		return new Cell(text, worse > 0 ? TextStyle.BAD : better > 0 ? TextStyle.GOOD : TextStyle.QUIET);
	}

	private static ReportTable promises(ResultPair resultPair, boolean each) {
		ReportTable reportTable = new ReportTable().addTextColumn("VM").addTextColumn("promise").addNumberColumn("before")
				.addNumberColumn("after").addTextColumn("verdict");
		List<PromiseChange> outcomes = resultPair.outcomes();
		for (ResultGroup<PromiseChange> group : each ? ResultGroup.each(outcomes, change -> change.promise().vm())
				: ResultGroup.of(outcomes, change -> change.promise().vm(),
						change -> List.of(change.promise().text(), change.verdict()))) {
			PromiseChange first = group.first();
			reportTable.addRow(List.of(group.name(), first.promise().text(),
					measured(group, PromiseChange::before, PromiseChange::measuredBefore),
					measured(group, PromiseChange::after, PromiseChange::measuredAfter),
					new Cell(first.verdict(), style(first))));
		}
		return reportTable;
	}

	private static String measured(ResultGroup<PromiseChange> group, Function<PromiseChange, PromiseResult> side,
			Function<PromiseChange, String> single) {
		if (!group.isMany()) {
			return single.apply(group.first());
		}
		List<PromiseResult> promises = group.members().stream().map(side).filter(promise -> promise != null).toList();
		return promises.isEmpty() ? QuantityFormat.NONE : ResultGroups.measured(new ResultGroup<>(group.name(), promises));
	}

	private static TextStyle style(PromiseChange change) {
		return change.after() == null ? TextStyle.CAUTION : TextStyle.of(change.after().verdict());
	}
}
