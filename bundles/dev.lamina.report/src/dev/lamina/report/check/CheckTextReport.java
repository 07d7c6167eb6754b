package dev.lamina.report.check;

import java.util.List;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.ReportTable;
import dev.lamina.report.text.ReportTable.Cell;
import dev.lamina.report.text.TextStyle;

/**
 * Published figures beside simulated ones as a table for people, with a closing line that counts those that hold. A bound that
 * holds has no error.
 */
public final class CheckTextReport {
	private CheckTextReport() {
	}

	/**
	 * The table, with a line end after each line.
	 *
	 * @param colours whether to mark verdicts with the colours of a terminal
	 */
	public static String of(List<PublishedFigure> figures, boolean colours) {
		ReportTable reportTable = new ReportTable().addTextColumn("case").addTextColumn("system").addTextColumn("stack")
				.addTextColumn("what").addNumberColumn("published")
				.addNumberColumn("simulated")
				.addNumberColumn("error").addNumberColumn("tolerance").addTextColumn("verdict");
		figures.forEach(figure -> reportTable.addRow(row(figure)));
		StringBuilder text = new StringBuilder();
		reportTable.lines(colours).forEach(line -> text.append(line).append('\n'));
		CheckSummary summary = CheckSummary.of(figures);
		return text.append('\n').append((summary.misses() == 0 ? TextStyle.GOOD : TextStyle.BAD).apply(closing(summary), colours))
				.append('\n').toString();
	}

	private static List<?> row(PublishedFigure figure) {
		String bound = figure.isValue() ? "" : figure.comparison() + ' ';
		return List.of(figure.name(), figure.system(), figure.stack(), figure.what(),
				bound + QuantityFormat.amount(figure.published(), figure.unit()),
				QuantityFormat.amount(figure.simulated(), figure.unit()),
				figure.isValue() || !figure.holds() ? QuantityFormat.percent(figure.error()) : QuantityFormat.NONE,
				QuantityFormat.percent(figure.tolerance()), new Cell(figure.verdict(), style(figure)));
	}

	private static TextStyle style(PublishedFigure figure) {
		if (!figure.verified()) {
			return TextStyle.QUIET;
		}
		return figure.holds() ? TextStyle.GOOD : TextStyle.BAD;
	}

	private static String closing(CheckSummary summary) {
		int verified = summary.holds() + summary.misses();
		String error = Double.isNaN(summary.meanError()) ? ""
				: ", mean absolute error " + QuantityFormat.percent(summary.meanError());
		String information = summary.information() == 0 ? "" : "; " + summary.information() + " for information";
		return summary.holds() + " of " + verified + (verified == 1 ? " figure holds" : " figures hold") + error + information
				+ '.';
	}
}
