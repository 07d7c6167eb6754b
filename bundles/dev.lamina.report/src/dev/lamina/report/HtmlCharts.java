package dev.lamina.report;

import java.util.List;
import java.util.stream.IntStream;

import dev.lamina.report.Chart.Bound;
import dev.lamina.report.Chart.Key;
import dev.lamina.report.Chart.Piece;
import dev.lamina.report.Chart.Row;
import dev.lamina.report.Chart.Subject;
import dev.lamina.result.SimulationResult;

/** Draws the charts of one result into a page. */
final class HtmlCharts {
	private static final List<String> PERCENTILES = List.of("dot", "to95", "to99", "tomax");

	private final Markup page;
	private final List<Chart> charts;

	HtmlCharts(Markup page, SimulationResult result) {
		this.page = page;
		this.charts = Charts.of(result, RowChart.MOST_ROWS);
	}

	/** Draws what there is about a subject. */
	void draw(Subject subject) {
		charts.stream().filter(chart -> chart.subject() == subject).forEach(this::draw);
	}

	private void draw(Chart chart) {
		page.open("figure").line().open("figcaption").element("strong", chart.title()).text(" " + chart.caption()).closeLine();
		legend(chart);
		RowChart rows = new RowChart(page, chart.rows().size(), name(chart.subject()),
				"The figures are in the table of " + table(chart.subject()) + ".", chart.figure());
		Scale scale = chart.axis().scale();
		scale.ticks().forEach(tick -> rows.tick(scale.at(tick), tick(chart, tick)));
		for (Row row : chart.rows()) {
			rows.row(row.name(), row.figure());
			switch (chart.subject()) {
				case LATENCY -> percentiles(rows, scale, row.pieces());
				case RATE ->
						row.pieces().forEach(piece -> rows.bar(0, scale.at(piece.value()), style(chart, piece), row.figure()));
				case BREAKDOWN -> stack(chart, rows, row.pieces());
				case UTILIZATION -> {
					rows.track();
					stack(chart, rows, row.pieces());
				}
			}
			for (Bound bound : row.bounds()) {
				rows.bound(scale.at(bound.value()), bound.holds() ? "limit" : "limit bad", bound.text());
			}
		}
		rows.end();
		if (chart.rows().size() < chart.all()) {
			page.element("p", "Shown are the first " + chart.rows().size() + " of " + chart.all() + ' ' + chart.things()
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

	private static void percentiles(RowChart rows, Scale scale, List<Piece> pieces) {
		List<Double> at = pieces.stream().map(piece -> scale.at(piece.value())).toList();
		List<String> hints = pieces.stream().map(piece -> piece.name() + ' ' + Figures.duration(piece.value())).toList();
		rows.thinBar(at.get(2), at.get(3), PERCENTILES.get(3), hints.get(3));
		rows.bar(at.get(1), at.get(2), PERCENTILES.get(2), hints.get(2));
		rows.bar(at.get(0), at.get(1), PERCENTILES.get(1), hints.get(1));
		rows.dot(at.get(0), PERCENTILES.get(0), hints.get(0));
	}

	private static void stack(Chart chart, RowChart rows, List<Piece> pieces) {
		double from = 0;
		for (Piece piece : pieces) {
			double to = Math.min(1, from + piece.value());
			rows.bar(from, to, style(chart, piece), piece.name() + ' ' + Figures.percent(piece.value()));
			from = to;
		}
	}

	private static String style(Chart chart, Piece piece) {
		return "c" + chart.keys().get(piece.key()).colour();
	}

	private static String round(double nanoseconds) {
		String exact = Figures.duration(nanoseconds);
		return nanoseconds == 0 ? "0" : exact.contains(".") ? exact.replaceFirst("\\.?0+ ", " ") : exact;
	}

	private void legend(Chart chart) {
		page.open("ul", "class", "legend").line();
		if (chart.subject() == Subject.LATENCY) {
			IntStream.range(0, PERCENTILES.size()).forEach(number -> {
				String name = chart.keys().get(number).name();
				key(PERCENTILES.get(number), number == 0 ? name : number == 3 ? "up to the slowest" : "up to " + name);
			});
		} else {
			for (Key key : chart.keys()) {
				key("c" + key.colour(), key.name());
			}
		}
		if (chart.rows().stream().anyMatch(row -> !row.bounds().isEmpty())) {
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
