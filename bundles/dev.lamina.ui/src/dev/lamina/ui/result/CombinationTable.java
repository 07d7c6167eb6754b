package dev.lamina.ui.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Composite;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.SweepSummary;
import dev.lamina.report.text.SweepSummary.SweepRow;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.ui.icon.LaminaImages;

/** The combinations of a sweep in a table, the best one marked; those that cannot be run say why. */
final class CombinationTable {
	/**
	 * A combination.
	 *
	 * @param line   what came of it; null if it cannot be run
	 * @param reason why not
	 */
	record Row(Map<String, String> values, SweepRow line, String reason) {
		private double kept() {
			return line == null ? Double.NaN : line.kept();
		}
	}

	private CombinationTable() {
	}

	/**
	 * A table of a sweep.
	 *
	 * @param opened is told on which result the user clicked twice
	 */
	static SortableTable<Row> table(Composite parent, ModelResult.OfSimulation sweep, Consumer<SimulationResult> opened) {
		List<SortableColumn<Row>> sortableColumns = new ArrayList<>();
		sortableColumns.add(SortableColumn.words("Best", 4, row -> row.line() != null && row.line().best() ? "best" : ""));
		sweep.results().getFirst().variation().keySet().forEach(property -> sortableColumns.add(value(property)));
		int promises = sweep.results().getFirst().promises().size();
		sortableColumns.add(
				SortableColumn.number("Promises kept", 12, Row::kept,
						kept -> kept.isNaN() ? "" : kept.longValue() + " of " + promises));
		sortableColumns
				.add(SortableColumn.number("Throughput", 12, row -> row.line() == null ? Double.NaN : row.line().throughput(),
						QuantityFormat::number));
		sortableColumns.add(SortableColumn.number("Worst p99", 10, row -> row.line() == null ? Double.NaN : row.line().p99(),
				QuantityFormat::duration));
		sortableColumns
				.add(SortableColumn.number("Worst slowdown", 12, row -> row.line() == null ? Double.NaN : row.line().slowdown(),
						QuantityFormat::percent));
		sortableColumns
				.add(SortableColumn.number("Busiest GPU", 10, row -> row.line() == null ? Double.NaN : row.line().utilization(),
						QuantityFormat::percent));
		sortableColumns.add(SortableColumn.words("Impossible because", 50, Row::reason));
		SortableTable<Row> table = new SortableTable<>(parent, "Combinations", sortableColumns,
				row -> row.line() == null ? LaminaImages.image("same")
						: LaminaImages.image(row.line().run().keepsPromises() ? "promise" : "broken"));
		table.viewer().addDoubleClickListener(event -> {
			if (table.viewer().getStructuredSelection().getFirstElement() instanceof Row row && row.line() != null) {
				opened.accept(row.line().run());
			}
		});
		table.show(Stream
				.concat(new SweepSummary(sweep).lines().stream()
						.map(sweepRow -> new Row(sweepRow.run().variation(), sweepRow, "")),
						sweep.impossible().stream().map(each -> new Row(each.variation(), null, each.reason())))
				.toList());
		return table;
	}

	/** Numbers are sorted by size, and come before words. */
	private static SortableColumn<Row> value(String property) {
		return new SortableColumn<>(property, 12, row -> row.values().getOrDefault(property, ""), (one, other) -> {
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
