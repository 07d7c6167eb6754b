package dev.lamina.ui.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;

import dev.lamina.report.ModelResult;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.SweepSummary;
import dev.lamina.report.text.SweepSummary.SweepRow;
import dev.lamina.result.SimulationResult;
import dev.lamina.ui.icon.Icons;

/** The combinations of a sweep in a table, the best one marked; those that cannot be run say why. */
final class Combinations {
	/**
	 * A combination.
	 *
	 * @param line   what came of it; null where it cannot be run
	 * @param reason why not
	 */
	record Row(Map<String, String> values, SweepRow line, String reason) {
		private double kept() {
			return line == null ? Double.NaN : line.kept();
		}
	}

	private Combinations() {
	}

	/**
	 * A table of a sweep.
	 *
	 * @param opened is told on which result somebody clicked twice
	 */
	static FigureTable<Row> table(Composite parent, ModelResult.OfSimulation sweep, Consumer<SimulationResult> opened) {
		List<Column<Row>> columns = new ArrayList<>();
		columns.add(Column.words("Best", 4, row -> row.line() != null && row.line().best() ? "best" : ""));
		sweep.results().getFirst().variation().keySet().forEach(property -> columns.add(value(property)));
		int promises = sweep.results().getFirst().promises().size();
		columns.add(
				Column.number("Promises kept", 12, Row::kept, kept -> kept.isNaN() ? "" : kept.longValue() + " of " + promises));
		columns.add(Column.number("Throughput", 12, row -> row.line() == null ? Double.NaN : row.line().throughput(),
				QuantityFormat::number));
		columns.add(Column.number("Worst p99", 10, row -> row.line() == null ? Double.NaN : row.line().p99(),
				QuantityFormat::duration));
		columns.add(Column.number("Worst slowdown", 12, row -> row.line() == null ? Double.NaN : row.line().slowdown(),
				QuantityFormat::percent));
		columns.add(Column.number("Busiest GPU", 10, row -> row.line() == null ? Double.NaN : row.line().utilization(),
				QuantityFormat::percent));
		columns.add(Column.words("Impossible because", 50, Row::reason));
		FigureTable<Row> table = new FigureTable<>(parent, "Combinations", columns,
				row -> row.line() == null ? Icons.image("same")
						: Icons.image(row.line().run().keepsPromises() ? "promise" : "broken"));
		table.viewer().addDoubleClickListener(event -> {
			if (table.viewer().getStructuredSelection().getFirstElement() instanceof Row row && row.line() != null) {
				opened.accept(row.line().run());
			}
		});
		table.show(Stream
				.concat(new SweepSummary(sweep.results()).lines().stream()
						.map(sweepRow -> new Row(sweepRow.run().variation(), sweepRow, "")),
						sweep.impossible().stream().map(each -> new Row(each.variation(), null, each.reason())))
				.toList());
		return table;
	}

	/** Numbers are sorted by size, and come before words. */
	private static Column<Row> value(String property) {
		return new Column<>(property, 12, row -> row.values().getOrDefault(property, ""), (one, other) -> {
			String first = one.values().getOrDefault(property, "");
			String second = other.values().getOrDefault(property, "");
			int order = Double.compare(number(first), number(second));
			return order != 0 ? order : first.compareToIgnoreCase(second);
		}, false);
	}

	private static double number(String value) {
		try {
			return Double.parseDouble(value);
		} catch (NumberFormatException word) {
			return Double.POSITIVE_INFINITY;
		}
	}
}
