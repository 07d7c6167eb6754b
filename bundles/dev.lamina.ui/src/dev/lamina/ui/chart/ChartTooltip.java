package dev.lamina.ui.chart;

import java.util.Comparator;
import java.util.List;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.chart.Chart;
import dev.lamina.report.chart.Chart.LimitMark;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Segment;
import dev.lamina.report.chart.Chart.Subject;

/** What a row of a chart says in words, with exact values: for those who point at it, and for those who do not see it. */
final class ChartTooltip {
	private static final int MAX_PIECES = 12;

	private ChartTooltip() {
	}

	/** All of a row, one piece on a line; of very many pieces the largest. */
	static String of(Chart chart, Row row) {
		StringBuilder text = new StringBuilder(row.name()).append(": ").append(chart.figure()).append(' ').append(row.figure());
		List<Segment> segments = row.segments().size() <= MAX_PIECES ? row.segments()
				: row.segments().stream().sorted(Comparator.comparingDouble(Segment::value).reversed()).limit(MAX_PIECES)
						.toList();
		for (Segment segment : segments) {
			text.append('\n').append(segment.name()).append("  ").append(chart.axis().exactly(segment.value()));
			if (chart.subject() == Subject.BREAKDOWN) {
				text.append(", ").append(QuantityFormat.duration(segment.value() * row.value()));
			}
		}
		if (segments.size() < row.segments().size()) {
			text.append("\nand ").append(row.segments().size() - segments.size()).append(" more");
		}
		for (LimitMark limitMark : row.limits()) {
			text.append('\n').append(limitMark.text()).append(limitMark.holds() ? "  kept" : "  broken");
		}
		return text.toString();
	}
}
