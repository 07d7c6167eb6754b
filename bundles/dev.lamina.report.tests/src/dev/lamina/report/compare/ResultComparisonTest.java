package dev.lamina.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.lamina.report.SampleResults;
import dev.lamina.report.text.ComparisonReport;
import dev.lamina.result.Estimate;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

class ResultComparisonTest {
	private static final ModelResult FAST = sweep(SampleResults.run("Vfio", 99.5, 0.02, true));
	private static final ModelResult SLOW = sweep(SampleResults.run("RCuda", 49.75, 0.31, false));

	@Test
	void changesStandBesideTheFigures() {
		ResultComparison resultComparison = ResultComparison.of(List.of(FAST), List.of(SLOW));
		assertEquals("""
				before: choice, simulation choice: 30 s, 1 replication, seed 7, run 0000000000000000
				after:  choice, simulation choice: 30 s, 1 replication, seed 7, run 0000000000000000

				Virtual machines
				  VM      figure       before    after        change
				  client  throughput  99.5 /s  49.8 /s       -50.0 %  no interval
				          p99         2.00 ms  2.00 ms         0.0 %  equal
				          slowdown      2.0 %   31.0 %  +29.0 points  no interval

				No interval: what differs may be chance. Simulate both with --replications 5 or more to tell it apart.

				Promises
				  VM      promise           before   after  verdict
				  client  slowdown <= 10 %  2.00 %  31.0 %  BROKEN, was kept

				1 promise that was kept is broken.
				""", ComparisonReport.of(resultComparison, false, false));
		assertEquals(1, resultComparison.newlyBroken());
	}

	@Test
	void whatGetsBetterOrStaysBrokenIsNoNews() {
		assertEquals(0, ResultComparison.of(List.of(SLOW), List.of(FAST)).newlyBroken());
		assertTrue(ComparisonReport.of(ResultComparison.of(List.of(SLOW), List.of(FAST)), false, false)
				.contains("kept, was broken"));
		ModelResult slower = sweep(SampleResults.run("RCuda", 40, 0.4, false));
		assertTrue(ComparisonReport.of(ResultComparison.of(List.of(SLOW), List.of(slower)), false, false)
				.contains("BROKEN as before"));
		assertEquals(0, ResultComparison.of(List.of(SLOW), List.of(slower)).newlyBroken());
	}

	@Test
	void equalResultsAreSaidToBe() {
		String text = ComparisonReport.of(ResultComparison.of(List.of(FAST), List.of(FAST)), false, false);
		assertTrue(text.contains("The results are equal.") && !text.contains("Virtual machines"), text);
	}

	@Test
	void vmsAndPromisesOfOneSideAreShown() {
		String text = ComparisonReport.of(ResultComparison.of(List.of(FAST), List.of(sweep(SampleResults.desktops()))), false,
				false);
		assertTrue(text.contains("given no more") && text.contains("BROKEN, new") && text.contains("kept, new"), text);
		assertTrue(text.lines().anyMatch(line -> line.matches("  client +throughput +99.5 /s +- +-")), text);
	}

	@Test
	void runsOfSweepsAreMatchedByTheirCombination() {
		ModelResult both = new ModelResult.OfSimulation(
				List.of(SampleResults.run("Vfio", 99.5, 0.02, true), SampleResults.run("RCuda", 95, 0.05, true)), List.of());
		ResultComparison resultComparison = ResultComparison.of(List.of(both), List.of(SLOW));
		assertEquals(1, resultComparison.newlyBroken());
		assertTrue(
				ComparisonReport.of(resultComparison, false, false)
						.contains("with policy service.stack = RCuda, vm client.count = 1\n"),
				ComparisonReport.of(resultComparison, false, false));
		assertTrue(
				ComparisonReport.of(resultComparison, false, false)
						.contains("Not compared: 1 run only before, 0 runs only after.\n"),
				ComparisonReport.of(resultComparison, false, false));
		ModelResult others = new ModelResult.OfSimulation(List.of(SampleResults.desktops(), SampleResults.desktops()), List.of());
		assertTrue(ResultComparison.of(List.of(both), List.of(others)).isEmpty());
	}

	@Test
	void aChangeBeyondChanceIsMarked() {
		ResultComparison resultComparison = ResultComparison.of(List.of(FAST), List.of(SLOW));
		List<ResultComparison.MetricChange> metricChanges = resultComparison.pairs().getFirst().changes();
		assertEquals(
				List.of(ResultComparison.ComparedMetric.THROUGHPUT, ResultComparison.ComparedMetric.P99,
						ResultComparison.ComparedMetric.SLOWDOWN),
				metricChanges.stream().map(ResultComparison.MetricChange::measure).toList());
		ResultComparison.MetricChange slowdown = metricChanges.getLast();
		assertEquals(0.29, slowdown.difference(), 1e-12);
		assertEquals("+29.0 points", slowdown.differenceText());
		assertEquals(ResultComparison.Trend.WORSE, slowdown.trend());
		assertEquals(ResultComparison.Trend.NONE, metricChanges.get(1).trend(), "the percentile is the same");
		assertEquals(ResultComparison.Trend.BETTER,
				ResultComparison.of(List.of(SLOW), List.of(FAST)).pairs().getFirst().changes().getLast().trend());
	}

	/** A promise that a later run cannot decide is not broken by what has changed. */
	@Test
	void whatIsUndecidedNowIsNotNewlyBroken() {
		PromiseResult kept = new PromiseResult("v", "fps >= 55", "fps", "fps", ">=", new Estimate(60, 59, 61), 55, true, "");
		PromiseResult undecided = new PromiseResult("v", "fps >= 55", "fps", "fps", ">=", new Estimate(54, 52, 56), 55, false,
				Optional.of("55 lies in the interval."), "");
		PromiseResult broken = new PromiseResult("v", "fps >= 55", "fps", "fps", ">=", new Estimate(50, 49, 51), 55, false, "");
		ResultComparison.PromiseChange unsure = new ResultComparison.PromiseChange(kept, undecided);
		assertFalse(unsure.isNewlyBroken());
		assertEquals("undecided, was kept", unsure.verdict());
		assertEquals("BROKEN, was undecided", new ResultComparison.PromiseChange(undecided, broken).verdict());
		assertEquals("undecided as before", new ResultComparison.PromiseChange(undecided, undecided).verdict());
		assertTrue(new ResultComparison.PromiseChange(kept, broken).isNewlyBroken());
	}

	@Test
	void intervalsThatOverlapAreNoChange() {
		assertEquals(ResultComparison.Trend.NONE, throughput(new Estimate(60, 50, 70), new Estimate(48, 40, 56)).trend());
		assertEquals(ResultComparison.Trend.WORSE, throughput(new Estimate(60, 59, 61), new Estimate(58, 57, 58.9)).trend(),
				"3 %, but for certain");
		assertEquals(ResultComparison.Trend.NONE, throughput(Estimate.exactly(60), Estimate.exactly(58)).trend(),
				"3 %, and no one knows how certain");
		assertEquals(ResultComparison.Trend.BETTER, throughput(Estimate.exactly(60), Estimate.exactly(64)).trend());
		assertEquals(ResultComparison.Trend.BETTER, throughput(Estimate.exactly(0), Estimate.exactly(1)).trend());
		assertEquals(ResultComparison.Trend.NONE, throughput(Estimate.NONE, Estimate.exactly(1)).trend(),
				"nothing was measured before");
		assertEquals("+4.00 fps", throughput(Estimate.exactly(60), Estimate.exactly(64)).differenceText());
	}

	private static ResultComparison.MetricChange throughput(Estimate before, Estimate after) {
		return ResultComparison.of(List.of(sweep(withThroughput(before))), List.of(sweep(withThroughput(after)))).pairs()
				.getFirst()
				.changes().getFirst();
	}

	private static SimulationResult withThroughput(Estimate throughput) {
		SimulationResult some = SampleResults.desktops();
		VmResult vm = some.vms().getFirst();
		VmResult changed = new VmResult(vm.name(), vm.stack(), vm.technique(), vm.workload(), vm.place(), vm.operation(),
				vm.completed(), throughput, vm.latency(),
				vm.slowdown(), vm.performance(), vm.breakdownNanos());
		return new SimulationResult(some.model(), some.simulation(), some.variation(), 1, 1, 1, 0, List.of(changed), List.of(),
				List.of(), List.of(), some.runHash());
	}

	private static ModelResult sweep(SimulationResult run) {
		return new ModelResult.OfSimulation(List.of(run), List.of());
	}
}
