package dev.lamina.report;

import java.util.List;

import dev.lamina.report.Table.Cell;

/**
 * Published figures beside simulated ones as a table for people, with a closing line that counts those that hold. A bound that
 * holds has no error.
 */
public final class CheckTable {
	private CheckTable() {
	}

	/**
	 * The table, with a line end after each line.
	 *
	 * @param colours whether to mark verdicts with the colours of a terminal
	 */
	public static String of(List<PublishedFigure> figures, boolean colours) {
		Table table = new Table().words("case").words("system").words("stack").words("what").numbers("published")
				.numbers("simulated")
				.numbers("error").numbers("tolerance").words("verdict");
		figures.forEach(figure -> table.row(row(figure)));
		StringBuilder text = new StringBuilder();
		table.lines(colours).forEach(line -> text.append(line).append('\n'));
		CheckSummary summary = CheckSummary.of(figures);
		return text.append('\n').append((summary.misses() == 0 ? Style.GOOD : Style.BAD).apply(closing(summary), colours))
				.append('\n').toString();
	}

	private static List<?> row(PublishedFigure figure) {
		String bound = figure.isValue() ? "" : figure.comparison() + ' ';
		return List.of(figure.name(), figure.system(), figure.stack(), figure.what(),
				bound + Figures.amount(figure.published(), figure.unit()), Figures.amount(figure.simulated(), figure.unit()),
				figure.isValue() || !figure.holds() ? Figures.percent(figure.error()) : Figures.NONE,
				Figures.percent(figure.tolerance()), new Cell(figure.verdict(), style(figure)));
	}

	private static Style style(PublishedFigure figure) {
		if (!figure.verified()) {
			return Style.QUIET;
		}
		return figure.holds() ? Style.GOOD : Style.BAD;
	}

	private static String closing(CheckSummary summary) {
		int verified = summary.holds() + summary.misses();
		String error = Double.isNaN(summary.meanError()) ? "" : ", mean absolute error " + Figures.percent(summary.meanError());
		String information = summary.information() == 0 ? "" : "; " + summary.information() + " for information";
		return summary.holds() + " of " + verified + (verified == 1 ? " figure holds" : " figures hold") + error + information
				+ '.';
	}
}
