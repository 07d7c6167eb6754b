package dev.lamina.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.report.SampleResults;
import dev.lamina.report.chart.Chart.LegendEntry;
import dev.lamina.report.chart.Chart.LimitMark;
import dev.lamina.report.chart.Chart.Row;
import dev.lamina.report.chart.Chart.Segment;
import dev.lamina.report.chart.Chart.Subject;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

class ChartFactoryTest {
	private static final int ALL = 1000;

	@Test
	void ratesStandBesideWhatWasPromised() {
		List<Chart> charts = charts(SampleResults.desktops(), Subject.RATE);
		assertEquals(List.of("Frames per second", "Iterations per second"), charts.stream().map(Chart::title).toList(),
				"kinds of operations do not share an axis");
		Row row = charts.getFirst().rows().getFirst();
		assertEquals(59.84, row.segments().getFirst().value());
		assertEquals(List.of(new LimitMark(55, true, "fps >= 55")), row.limits());
		assertTrue(charts.getFirst().axis().scale().high() >= 59.84);
		assertEquals("59.84 fps", charts.getFirst().axis().exactly(59.84));
		assertEquals(0, charts.getLast().rows().getFirst().value(), "who got nothing is seen too");
	}

	@Test
	void aPromisedRateWithoutAUnitIsARateToo() {
		SimulationResult some = SampleResults.desktops();
		SimulationResult plain = new SimulationResult(some.model(), some.simulation(), some.variation(), 1, 1, 1, 0, some.vms(),
				List.of(), List.of(),
				List.of(new PromiseResult("designer[0]", "fps >= 90", "fps", "", ">=", Estimate.exactly(59.84), 90, false, "")),
				some.runHash());
		Chart chart = charts(plain, Subject.RATE).getFirst();
		assertEquals(List.of(new LimitMark(90, false, "fps >= 90")), chart.rows().getFirst().limits());
		assertTrue(chart.axis().scale().high() >= 90, "the axis holds the promise");
	}

	@Test
	void percentilesAreInNanosecondsAndTheirAxisInAUnit() {
		Chart chart = charts(SampleResults.desktops(), Subject.LATENCY).getFirst();
		assertEquals(List.of(9.1e6, 21.96e6 * 0.9, 21.96e6, 21.96e6 * 2),
				chart.rows().getFirst().segments().stream().map(Segment::value).toList());
		assertEquals("ms", chart.axis().unit());
		assertEquals("21.96 ms", chart.axis().exactly(21.96e6));
		assertEquals("20", chart.axis().label(2e7));
		assertEquals(List.of(new LimitMark(2e7, false, "frame-time p99 <= 20 ms")), chart.rows().getFirst().limits());
		assertEquals(1, chart.rows().size(), "who completed nothing has no latency");
	}

	@Test
	void partsOfTheMeanTimeSumUpToIt() {
		Chart chart = charts(SampleResults.desktops(), Subject.BREAKDOWN).getFirst();
		Row row = chart.rows().getFirst();
		assertEquals(9.1e6, row.value());
		assertEquals(1, row.segments().stream().mapToDouble(Segment::value).sum(), 1e-12);
		assertEquals(List.of(new LegendEntry("cpu", 1), new LegendEntry("gpu", 2), new LegendEntry("upload", 3),
				new LegendEntry("wait", 0)), chart.legend());
		assertEquals(List.of("cpu", "gpu", "wait", "upload"),
				row.segments().stream().map(segment -> chart.legend().get(segment.key()).name()).toList());
	}

	@Test
	void enginesShareColoursByDeclarationAndTheLastColourStandsForAllOthers() {
		LinkedHashMap<String, Double> shares = new LinkedHashMap<>();
		for (int vm = 0; vm < 12; vm++) {
			shares.put("vm" + vm + "[0]", 0.05);
		}
		shares.put("vm0[1]", 0.1);
		SimulationResult some = SampleResults.desktops();
		GpuResult gpu = new GpuResult("a.g", "A40", "S", "", 1, 1, List.of(new EngineResult("graphics", 0.7, 0.1, 1, shares)));
		Chart chart = charts(
				new SimulationResult("m", "", some.variation(), 1, 1, 1, 0, List.of(), List.of(gpu), List.of(), List.of(), "0"),
				Subject.UTILIZATION).getFirst();
		assertEquals(9, chart.legend().size());
		assertEquals(new LegendEntry("others", LegendEntry.COLOURS), chart.legend().get(LegendEntry.COLOURS - 1));
		assertEquals(new LegendEntry("switching between VMs", 0), chart.legend().getLast());
		Row row = chart.rows().getFirst();
		assertEquals(0.15, row.segments().stream().filter(segment -> chart.legend().get(segment.key()).name().equals("vm0"))
				.mapToDouble(Segment::value).sum(), 1e-12);
		assertEquals(0.25, row.segments().stream().filter(piece -> chart.legend().get(piece.key()).name().equals("others"))
				.mapToDouble(Segment::value).sum(), 1e-12);
		assertEquals(0.1, row.segments().getLast().value());
	}

	@Test
	void rowsAreLimitedAndCounted() {
		List<Chart> charts = ChartFactory.of(SampleResults.migration(), 1);
		assertEquals(1, charts.getFirst().rows().size());
		assertEquals(2, charts.getFirst().all());
	}

	@Test
	void whatWasNotMeasuredHasNoChart() {
		assertEquals(List.of(), ChartFactory.of(SampleResults.inexact(), ALL));
	}

	private static List<Chart> charts(SimulationResult result, Subject subject) {
		return ChartFactory.of(result, ALL).stream().filter(chart -> chart.subject() == subject).toList();
	}
}
