package dev.lamina.ui.chart;

import java.util.Comparator;
import java.util.List;

import dev.lamina.report.Chart;
import dev.lamina.report.Chart.Bound;
import dev.lamina.report.Chart.Piece;
import dev.lamina.report.Chart.Row;
import dev.lamina.report.Chart.Subject;
import dev.lamina.report.Figures;

/** What a row of a chart says in words, with exact values: for those who point at it, and for those who do not see it. */
final class Hint {
	private static final int MOST_PIECES = 12;

	private Hint() {
	}

	/** All of a row, one piece on a line; of very many pieces the largest. */
	static String of(Chart chart, Row row) {
		StringBuilder text = new StringBuilder(row.name()).append(": ").append(chart.figure()).append(' ').append(row.figure());
		List<Piece> pieces = row.pieces().size() <= MOST_PIECES ? row.pieces()
				: row.pieces().stream().sorted(Comparator.comparingDouble(Piece::value).reversed()).limit(MOST_PIECES).toList();
		for (Piece piece : pieces) {
			text.append('\n').append(piece.name()).append("  ").append(chart.axis().exactly(piece.value()));
			if (chart.subject() == Subject.BREAKDOWN) {
				text.append(", ").append(Figures.duration(piece.value() * row.value()));
			}
		}
		if (pieces.size() < row.pieces().size()) {
			text.append("\nand ").append(row.pieces().size() - pieces.size()).append(" more");
		}
		for (Bound bound : row.bounds()) {
			text.append('\n').append(bound.text()).append(bound.holds() ? "  kept" : "  broken");
		}
		return text.toString();
	}
}
