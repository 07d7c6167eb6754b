package dev.lamina.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lamina.report.ResultText;
import dev.lamina.report.SampleResults;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

class TextReportTest {
	@Test
	void verdictsStandFirstThenWhatEachGot() {
		assertEquals("""
				acme.vdi, simulation monday: 60 s with 5 s warm-up, 10 replications, seed 1, run 0123456789abcdef
				1 of 2 promises are kept.

				Promises
				  VM           promise                  measured  95 % interval  verdict
				  designer[0]  fps >= 55                59.8 fps  59.5 to 60.2   kept
				  designer[0]  frame-time p99 <= 20 ms   22.0 ms  21.5 to 22.4   BROKEN

				Virtual machines
				  VM           stack       throughput      p50      p95      p99  slowdown  where the time goes
				  designer[0]  NvidiaVgpu    59.8 fps  9.10 ms  19.8 ms  22.0 ms     8.1 %  gpu 60.4 %, cpu 33.0 %, wait 5.5 %
				  batch        NvidiaVgpu        0 /s        -        -        -         -  -

				GPUs
				  GPU            type  stack                    memory used       engine      busy  switching  shares
				  vdi1.desktops  A40   NvidiaVgpu, fixed-share  16 GiB of 48 GiB  graphics  33.0 %      1.3 %  designer[0] 33.0 %,
				                                                                                               batch 0.0 %
				                                                                  copy       0.4 %      0.0 %  -

				Hosts
				  host  cores  virtualization             guests
				  vdi1     64     0.042 cores  0.1 %  12.5 cores  19.5 %
				""", TextReport.of(List.of(SampleResults.alone(SampleResults.desktops())), false));
	}

	@Test
	void sweepIsOneTableWithTheBestMarked() {
		assertEquals(
				"""
						choice, simulation choice: 4 combinations, each 30 s, 1 replication, seed 7

						Sweep
						     policy service.stack  vm client.count  promises kept  not kept         throughput  worst p99  of      worst slowdown  busiest GPU  replications
						     RCuda                 1                       0 of 1  client slowdown     95.0 /s    2.00 ms  client          31.0 %            -  1
						  *  Vfio                  1                       1 of 1                      99.5 /s    2.00 ms  client           2.0 %            -  1
						  *  NvidiaVgpu            1                       1 of 1                      99.5 /s    2.00 ms  client           1.5 %            -  1

						Impossible
						  policy service.stack  vm client.count  rule  reason
						  Vfio                  2                      node.g goes as a whole to client[0].

						* keeps all promises with the fewest GPUs and hosts
						2 of 3 combinations keep all promises; 1 more is impossible.
						""",
				TextReport.of(List.of(new ModelResult.OfSimulation(List.of(SampleResults.run("RCuda", 95, 0.31, false),
						SampleResults.run("Vfio", 99.51, 0.02, true), SampleResults.run("NvidiaVgpu", 99.52, 0.015, true)),
						List.of(SampleResults.impossible()))), false));
	}

	@Test
	void fleetIsATableOfItsCourse() {
		assertEquals("""
				acme.cluster, fleet openb: 3 hosts with 12 GPUs, placement best-fit, seed 42

				GPU capacity
				  load  allocated  fragmented
				   0 %      0.0 %       5.0 %
				  10 %     10.0 %       6.2 %
				  19 %     19.0 %       7.0 %
				  35 %     30.0 %      12.0 %

				30 of 35 demands found a place.
				""", TextReport.of(List.of(SampleResults.fleet()), false));
	}

	@Test
	void brokenPromiseNeverLooksKept() {
		PromiseResult close = new PromiseResult("a", "fps >= 55", "fps", "fps", ">=", Estimate.exactly(54.9991), 55, false, "");
		assertEquals("54.9991 fps", ResultText.measured(close));
		assertEquals("59.8 fps", ResultText.measured(SampleResults.kept()));
	}

	/** The least is that of the quantities, not of the numbers before their units. */
	@Test
	void theLeastOfWhatIsMinimizedIsFoundAcrossUnits() {
		List<SimulationResult> runs = Stream.of("512 GiB", "1 TiB").map(memory -> {
			SimulationResult run = SampleResults.run("Vfio", 95, 0.02, true);
			SequencedMap<String, String> variation = new LinkedHashMap<>();
			variation.put("host node.memory", memory);
			return new SimulationResult(run.model(), run.simulation(), variation, 1, 1, 1, 0, run.vms(), List.of(), List.of(),
					run.promises(), "0");
		}).toList();
		String text = TextReport.of(List.of(new ModelResult.OfSimulation(runs, List.of(), Optional.of("host node.memory"),
				Optional.empty())), false);
		assertTrue(text.lines().anyMatch(line -> line.startsWith("  *  512 GiB")), text);
		assertTrue(text.lines().anyMatch(line -> line.startsWith("     1 TiB")), text);
	}

	@Test
	void idleEnginesAreLeftOutButNoGpuIs() {
		EngineResult idle = new EngineResult("decode", 0, 0, 1, new LinkedHashMap<>());
		assertTrue(TextReport.of(List.of(with(new EngineResult("graphics", 0.5, 0, 1, new LinkedHashMap<>()), idle)), false)
				.lines().noneMatch(line -> line.contains("decode")));
		assertTrue(TextReport.of(List.of(with(idle, idle)), false).contains("decode"));
	}

	@Test
	void coloursOnlyWhenWanted() {
		List<ModelResult> results = List.of(SampleResults.alone(SampleResults.desktops()));
		String coloured = TextReport.of(results, true);
		assertTrue(coloured.contains("\u001b[1;31mBROKEN\u001b[0m"), coloured);
		assertEquals(TextReport.of(results, false), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
	}

	@Test
	void manySharesAreWrappedWithinTheWidth() {
		SequencedMap<String, Double> shares = new LinkedHashMap<>();
		for (int vm = 0; vm < 20; vm++) {
			shares.put("designer[" + vm + "]", 0.05);
		}
		List<ModelResult> results = List.of(with(new EngineResult("graphics", 1, 0, 1, shares)));
		assertTrue(TextReport.of(results, false).contains("  designer 100.0 %\n"));
		String text = TextReport.of(results, false, true);
		assertTrue(text.lines().allMatch(line -> line.length() <= 122), text);
		assertTrue(text.contains("designer[19] 5.0 %"), text);
	}

	@Test
	void interruptionsAreATableWhereThereWereAny() {
		String text = TextReport.of(List.of(SampleResults.alone(SampleResults.migration())), false);
		assertTrue(text.contains("""
				Interruptions
				  VM     downtime  event to end  because of
				  moved   1.70 ms        600 ms  migrate, fail
				"""), text);
		assertFalse(TextReport.of(List.of(SampleResults.alone(SampleResults.desktops())), false).contains("Interruptions"));
	}

	@Test
	void itSaysWhetherARunIsAsExactAsWantedAndWhatElseHappened() {
		String text = TextReport.of(List.of(SampleResults.alone(SampleResults.inexact())), false);
		assertTrue(
				text.contains(
						"""
								The error is 3.1 % after 1000 replications, more than the 2.0 % wanted: no more replications are made. Run it longer, or ask for less.
								'small[1]' is stopped at 20 s.
								"""),
				text);
	}

	@Test
	void sameTextInEveryLocale() {
		Locale before = Locale.getDefault();
		String here = TextReport.of(List.of(SampleResults.alone(SampleResults.desktops())), false);
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			assertEquals(here, TextReport.of(List.of(SampleResults.alone(SampleResults.desktops())), false));
		} finally {
			Locale.setDefault(before);
		}
		assertFalse(here.contains("\u001b"));
	}

	private static ModelResult with(EngineResult... engines) {
		SimulationResult some = SampleResults.desktops();
		GpuResult gpu = new GpuResult("vdi1.desktops", "A40", "NvidiaVgpu", "fixed-share", 48L << 30, 0, List.of(engines));
		return SampleResults.alone(new SimulationResult(some.model(), some.simulation(), some.variation(), some.seed(), 1,
				some.durationNanos(), 0, some.vms(),
				List.of(gpu), some.hosts(), some.promises(), some.runHash()));
	}
}
