package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.simulation.result.SimulationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

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
		Findings both = new Findings.OfSimulation(List.of(Samples.run("Vfio", 99.5, 0.02, true), Samples.run("RCuda", 95, 0.05, true)), List.of());
		Comparison comparison = Comparison.of(List.of(both), List.of(SLOW));
		assertEquals(1, comparison.newlyBroken());
		assertTrue(comparison.text(false).contains("with policy service.stack = RCuda, vm client.count = 1\n"), comparison.text(false));
		assertTrue(comparison.text(false).contains("Not compared: 1 run only before, 0 runs only after.\n"), comparison.text(false));
		Findings others = new Findings.OfSimulation(List.of(Samples.desktops(), Samples.desktops()), List.of());
		assertTrue(Comparison.of(List.of(both), List.of(others)).isEmpty());
	}

	private static Findings sweep(SimulationResult run) {
		return new Findings.OfSimulation(List.of(run), List.of());
	}
}
