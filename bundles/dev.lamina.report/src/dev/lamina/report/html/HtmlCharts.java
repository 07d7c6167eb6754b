package dev.lamina.report.html;

import java.util.List;
import java.util.stream.IntStream;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.chart.AxisScale;
import dev.lamina.report.chart.Chart;
import dev.lamina.report.chart.Chart.LegendEntry;
import dev.lamina.report.chart.Chart.LimitMark;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Segment;
import dev.lamina.report.chart.Chart.Subject;
import dev.lamina.report.chart.ChartFactory;
import dev.lamina.report.xml.MarkupWriter;
import dev.lamina.result.SimulationResult;

/** Draws the charts of one result into a page. */
final class HtmlCharts {
	private static final List<String> PERCENTILES = List.of("dot", "to95", "to99", "tomax");

	private final MarkupWriter page;
	private final List<Chart> charts;

	HtmlCharts(MarkupWriter page, SimulationResult result) {
		this.page = page;
		this.charts = ChartFactory.of(result, SvgRowChart.MAX_ROWS);
	}

	/** Draws what there is about a subject. */
	void draw(Subject subject) {
		charts.stream().filter(chart -> chart.subject() == subject).forEach(this::draw);
	}

	private void draw(Chart chart) {
		page.open("figure").line().open("figcaption").element("strong", chart.title()).text(" " + chart.caption()).closeLine();
		legend(chart);
		SvgRowChart rows = new SvgRowChart(page, chart.rows().size(), name(chart.subject()),
				"The figures are in the table of " + table(chart.subject()) + ".", chart.figure());
		AxisScale axisScale = chart.axis().scale();
		axisScale.ticks().forEach(tick -> rows.drawTick(axisScale.position(tick), tick(chart, tick)));
		for (Row row : chart.rows()) {
			rows.row(row.name(), row.figure());
			switch (chart.subject()) {
				case LATENCY -> percentiles(rows, axisScale, row.segments());
				case RATE ->
						row.segments().forEach(segment -> rows.drawBar(0, axisScale.position(segment.value()),
								style(chart, segment), row.figure()));
				case BREAKDOWN -> stack(chart, rows, row.segments());
				case UTILIZATION -> {
					rows.drawTrack();
					stack(chart, rows, row.segments());
				}
			}
			for (LimitMark limitMark : row.limits()) {
				rows.drawLimit(axisScale.position(limitMark.value()), limitMark.holds() ? "limit" : "limit bad",
						limitMark.text());
			}
		}
		rows.finish();
		if (chart.rows().size() < chart.all()) {
			page.element("p", "Shown are the first " + chart.rows().size() + " of " + chart.all() + ' ' + chart.rowNoun()
					+ "; the table has them all.", "class", "quiet").line();
		}
		page.closeLine();
	}

	private static String name(Subject subject) {
		return switch (subject) {
			case RATE -> "Rates";
			case LATENCY -> "Latency";
			case BREAKDOWN -> "Breakdown of the time";
			case UTILIZATION -> "Utilization";
		};
	}

	private static String table(Subject subject) {
		return switch (subject) {
			case RATE, LATENCY -> "virtual machines";
			case BREAKDOWN -> "times";
			case UTILIZATION -> "GPUs";
		};
	}

	private static String tick(Chart chart, double value) {
		return switch (chart.subject()) {
			case LATENCY -> round(value);
			case RATE -> chart.axis().label(value);
			case BREAKDOWN, UTILIZATION -> chart.axis().exactly(value);
		};
	}

	private static void percentiles(SvgRowChart rows, AxisScale axisScale, List<Segment> segments) {
		List<Double> at = segments.stream().map(segment -> axisScale.position(segment.value())).toList();
		List<String> hints = segments.stream().map(piece -> piece.name() + ' ' + QuantityFormat.duration(piece.value())).toList();
		rows.drawThinBar(at.get(2), at.get(3), PERCENTILES.get(3), hints.get(3));
		rows.drawBar(at.get(1), at.get(2), PERCENTILES.get(2), hints.get(2));
		rows.drawBar(at.get(0), at.get(1), PERCENTILES.get(1), hints.get(1));
		rows.drawDot(at.get(0), PERCENTILES.get(0), hints.get(0));
	}

	private static void stack(Chart chart, SvgRowChart rows, List<Segment> segments) {
		double from = 0;
		for (Segment segment : segments) {
			double to = Math.min(1, from + segment.value());
			rows.drawBar(from, to, style(chart, segment), segment.name() + ' ' + QuantityFormat.percent(segment.value()));
			from = to;
		}
	}

	private static String style(Chart chart, Segment segment) {
		return "c" + chart.legend().get(segment.key()).colour();
	}

	private static String round(double nanoseconds) {
		String exact = QuantityFormat.duration(nanoseconds);
		return nanoseconds == 0 ? "0" : exact.contains(".") ? exact.replaceFirst("\\.?0+ ", " ") : exact;
	}

	private void legend(Chart chart) {
		page.open("ul", "class", "legend").line();
		if (chart.subject() == Subject.LATENCY) {
			IntStream.range(0, PERCENTILES.size()).forEach(number -> {
				String name = chart.legend().get(number).name();
				key(PERCENTILES.get(number), number == 0 ? name : number == 3 ? "up to the slowest" : "up to " + name);
			});
		} else {
			for (LegendEntry legendEntry : chart.legend()) {
				key("c" + legendEntry.colour(), legendEntry.name());
			}
		}
		if (chart.rows().stream().anyMatch(row -> !row.limits().isEmpty())) {
			key("limit", chart.subject() == Subject.RATE ? "promised at least" : "promised at most");
		}
		if (chart.subject() == Subject.UTILIZATION) {
			key("track", "idle");
		}
		page.closeLine();
	}

	private void key(String style, String meaning) {
		page.open("li").element("span", "", "class", "key " + style).text(meaning).closeLine();
	}
}
