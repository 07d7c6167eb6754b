package dev.lamina.report.text;

import java.util.List;

import dev.lamina.report.QuantityFormat;
import dev.lamina.result.FleetResult;

/** The course of a fleet in steps of ten percent of load: at each the last point up to it, and the end of the run. */
public final class FleetTable {
	private static final int STEP = 10;

	private final FleetResult fleet;

	public FleetTable(FleetResult fleet) {
		this.fleet = fleet;
	}

	public ReportTable table() {
		ReportTable reportTable = new ReportTable().addNumberColumn("load").addNumberColumn("allocated")
				.addNumberColumn("fragmented");
		List<FleetResult.Point> points = fleet.points();
		for (int number = 0; number < points.size(); number++) {
			FleetResult.Point point = points.get(number);
			boolean last = number == points.size() - 1;
			if (last || step(points.get(number + 1)) > step(point)) {
				reportTable.addRow(List.of(point.load() + " %", QuantityFormat.percent(point.allocated() / 100),
						QuantityFormat.percent(point.fragmented() / 100)));
			}
		}
		return reportTable;
	}

	private static int step(FleetResult.Point point) {
		return Math.ceilDiv(point.load(), STEP);
	}
}
