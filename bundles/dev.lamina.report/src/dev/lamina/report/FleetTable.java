package dev.lamina.report;

import java.util.List;

import dev.lamina.fleet.FleetResult;

/** The course of a fleet in steps of ten percent of load: at each the last point up to it, and the end of the run. */
final class FleetTable {
	private static final int STEP = 10;

	private final FleetResult fleet;

	FleetTable(FleetResult fleet) {
		this.fleet = fleet;
	}

	Table table() {
		Table table = new Table().numbers("load").numbers("allocated").numbers("fragmented");
		List<FleetResult.Point> points = fleet.points();
		for (int number = 0; number < points.size(); number++) {
			FleetResult.Point point = points.get(number);
			boolean last = number == points.size() - 1;
			if (last || step(points.get(number + 1)) > step(point)) {
				table.row(List.of(point.load() + " %", Figures.percent(point.allocated() / 100),
						Figures.percent(point.fragmented() / 100)));
			}
		}
		return table;
	}

	private static int step(FleetResult.Point point) {
		return Math.ceilDiv(point.load(), STEP);
	}
}
