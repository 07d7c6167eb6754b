package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.result.Estimate;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

class ComparisonTest {
	private static final Findings FAST = sweep(Samples.run("Vfio", 99.5, 0.02, true));
	private static final Findings SLOW = sweep(Samples.run("RCuda", 49.75, 0.31, false));

	@Test
	void changesStandBesideTheFigures() {
		Comparison comparison = Comparison.of(List.of(FAST), List.of(SLOW));
		assertEquals("""
				before: choice, simulation choice: 30 s, 1 replication, seed 7, run 0000000000000000
				after:  choice, simulation choice: 30 s, 1 replication, seed 7, run 0000000000000000

				Virtual machines
				  VM      figure       before    after        change
				  client  throughput  99.5 /s  49.8 /s       -50.0 %
				          p99         2.00 ms  2.00 ms         0.0 %
				          slowdown      2.0 %   31.0 %  +29.0 points

				Promises
				  VM      promise           before   after  verdict
				  client  slowdown <= 10 %  2.00 %  31.0 %  BROKEN, was kept

				1 promise that was kept is broken.
				""", comparison.text(false));
		assertEquals(1, comparison.newlyBroken());
	}

	@Test
	void whatGetsBetterOrStaysBrokenIsNoNews() {
		assertEquals(0, Comparison.of(List.of(SLOW), List.of(FAST)).newlyBroken());
		assertTrue(Comparison.of(List.of(SLOW), List.of(FAST)).text(false).contains("kept, was broken"));
		Findings slower = sweep(Samples.run("RCuda", 40, 0.4, false));
		assertTrue(Comparison.of(List.of(SLOW), List.of(slower)).text(false).contains("BROKEN as before"));
		assertEquals(0, Comparison.of(List.of(SLOW), List.of(slower)).newlyBroken());
	}

	@Test
	void equalResultsAreSaidToBe() {
		String text = Comparison.of(List.of(FAST), List.of(FAST)).text(false);
		assertTrue(text.contains("The results are equal.") && !text.contains("Virtual machines"), text);
	}

	@Test
	void vmsAndPromisesOfOneSideAreShown() {
		String text = Comparison.of(List.of(FAST), List.of(sweep(Samples.desktops()))).text(false);
		assertTrue(text.contains("given no more") && text.contains("BROKEN, new") && text.contains("kept, new"), text);
		assertTrue(text.lines().anyMatch(line -> line.matches("  client +throughput +99.5 /s +- +-")), text);
	}

	@Test
	void runsOfSweepsAreMatchedByTheirCombination() {
		Findings both = new Findings.OfSimulation(
				List.of(Samples.run("Vfio", 99.5, 0.02, true), Samples.run("RCuda", 95, 0.05, true)), List.of());
		Comparison comparison = Comparison.of(List.of(both), List.of(SLOW));
		assertEquals(1, comparison.newlyBroken());
		assertTrue(comparison.text(false).contains("with policy service.stack = RCuda, vm client.count = 1\n"),
				comparison.text(false));
		assertTrue(comparison.text(false).contains("Not compared: 1 run only before, 0 runs only after.\n"),
				comparison.text(false));
		Findings others = new Findings.OfSimulation(List.of(Samples.desktops(), Samples.desktops()), List.of());
		assertTrue(Comparison.of(List.of(both), List.of(others)).isEmpty());
	}

	@Test
	void aChangeBeyondChanceIsMarked() {
		Comparison comparison = Comparison.of(List.of(FAST), List.of(SLOW));
		List<Comparison.Change> changes = comparison.pairs().getFirst().changes();
		assertEquals(List.of(Comparison.Measure.THROUGHPUT, Comparison.Measure.P99, Comparison.Measure.SLOWDOWN),
				changes.stream().map(Comparison.Change::measure).toList());
		Comparison.Change slowdown = changes.getLast();
		assertEquals(0.29, slowdown.difference(), 1e-12);
		assertEquals("+29.0 points", slowdown.differenceText());
		assertEquals(Comparison.Worth.WORSE, slowdown.worth());
		assertEquals(Comparison.Worth.NONE, changes.get(1).worth(), "the percentile is the same");
		assertEquals(Comparison.Worth.BETTER,
				Comparison.of(List.of(SLOW), List.of(FAST)).pairs().getFirst().changes().getLast().worth());
	}

	@Test
	void intervalsThatOverlapAreNoChange() {
		assertEquals(Comparison.Worth.NONE, throughput(new Estimate(60, 50, 70), new Estimate(48, 40, 56)).worth());
		assertEquals(Comparison.Worth.WORSE, throughput(new Estimate(60, 59, 61), new Estimate(58, 57, 58.9)).worth(),
				"3 %, but for certain");
		assertEquals(Comparison.Worth.NONE, throughput(Estimate.exactly(60), Estimate.exactly(58)).worth(),
				"3 %, and nobody knows how certain");
		assertEquals(Comparison.Worth.BETTER, throughput(Estimate.exactly(60), Estimate.exactly(64)).worth());
		assertEquals(Comparison.Worth.BETTER, throughput(Estimate.exactly(0), Estimate.exactly(1)).worth());
		assertEquals(Comparison.Worth.NONE, throughput(Estimate.NONE, Estimate.exactly(1)).worth(),
				"nothing was measured before");
		assertEquals("+4.00 fps", throughput(Estimate.exactly(60), Estimate.exactly(64)).differenceText());
	}

	private static Comparison.Change throughput(Estimate before, Estimate after) {
		return Comparison.of(List.of(sweep(withThroughput(before))), List.of(sweep(withThroughput(after)))).pairs().getFirst()
				.changes().getFirst();
	}

	private static SimulationResult withThroughput(Estimate throughput) {
		SimulationResult some = Samples.desktops();
		VmResult vm = some.vms().getFirst();
		VmResult changed = new VmResult(vm.name(), vm.stack(), vm.technique(), vm.workload(), vm.place(), vm.operation(),
				vm.completed(), throughput, vm.latency(),
				vm.slowdown(), vm.performance(), vm.breakdownNanos());
		return new SimulationResult(some.model(), some.simulation(), some.variation(), 1, 1, 1, 0, List.of(changed), List.of(),
				List.of(), List.of(), some.runHash());
	}

	private static Findings sweep(SimulationResult run) {
		return new Findings.OfSimulation(List.of(run), List.of());
	}
}
