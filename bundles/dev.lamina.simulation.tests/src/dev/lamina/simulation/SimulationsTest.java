package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.expect;
import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.model.ArrivalKind;
import dev.lamina.model.Comparison;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.file.FileAccess;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.uri.ElementUri;
import dev.lamina.result.Estimate;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** The door: replications, seeds, sweeps, events, promises and refusals. */
class SimulationsTest {
	private final SimulationModels simulationModels = new SimulationModels(Technique.SR_IOV).scheduler(SchedulerKind.BEST_EFFORT);
	private final Profile quarter = simulationModels.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4);
	private final Workload workload = simulationModels.workload("W", "1 ms", null);

	private Vm randomVms(int count) {
		Distribution random = SimulationModels.FACTORY.createDistribution();
		random.setFamily(DistributionFamily.LOGNORMAL);
		random.setMean(q("5 ms"));
		random.setVariation(q("30 %"));
		var work = SimulationModels.FACTORY.createGpuWork();
		work.setTime(random);
		workload.getOperation().getGpuWork().add(work);
		return simulationModels.vm("v", count, quarter, workload);
	}

	@Test
	void theHashDoesNotDependOnTheNumberOfThreads() throws Exception {
		randomVms(3);
		simulationModels.simulation().setReplications(5);
		String one = Simulations
				.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(1), RunMonitor.NONE)
				.getFirst().runHash();
		String two = Simulations
				.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(2), RunMonitor.NONE)
				.getFirst().runHash();
		assertEquals(one, two);
		assertEquals(64, one.length());
		simulationModels.simulation().setSeed(2);
		assertNotEquals(one, simulationModels.run().runHash());
	}

	@Test
	void optionsGoBeforeTheModel() throws Exception {
		randomVms(1);
		RunOptions options = new RunOptions(OptionalLong.of(9), OptionalInt.of(2), Optional.of(q("1 s")), 1,
				FileAccess.within(Path.of(".")));
		SimulationResult result = Simulations.run(simulationModels.model, simulationModels.simulation(), options, RunMonitor.NONE)
				.getFirst();
		assertEquals(List.of(9L, 2L, 1_000_000_000L),
				List.of(result.seed(), (long) result.replications(), result.durationNanos()));
	}

	@Test
	void aModelWithoutSimulationRunsForTenSeconds() throws Exception {
		randomVms(1);
		SimulationResult result = Simulations.run(simulationModels.model, null, SimulationModels.options(1), RunMonitor.NONE)
				.getFirst();
		assertEquals(10_000_000_000L, result.durationNanos());
		assertEquals(1_000_000_000L, result.warmUpNanos());
		assertTrue(result.simulation().isEmpty());
	}

	@Test
	void itRepeatsUntilTheErrorIsSmallEnough() throws Exception {
		randomVms(2);
		simulationModels.simulation().setPrecision(q("1 %"));
		SimulationResult result = simulationModels.run();
		assertTrue(result.replications() >= 2 && result.replications() < Simulations.MAX_REPLICATIONS,
				() -> "" + result.replications());
		var throughput = result.pools().getFirst().throughput();
		assertTrue((throughput.high() - throughput.low()) / 2 <= 0.01 * throughput.value());
		assertTrue(result.precision().orElseThrow().isReached());
		assertEquals(0.01, result.precision().orElseThrow().wanted());
	}

	@Test
	void itSaysWhenItEndsBeforeTheErrorIsSmallEnough() throws Exception {
		randomVms(1);
		simulationModels.simulation().setDuration(q("50 ms"));
		simulationModels.simulation().setWarmUp(q("5 ms"));
		simulationModels.simulation().setPrecision(q("0.001 %"));
		SimulationResult result = simulationModels.run();
		assertEquals(Simulations.MAX_REPLICATIONS, result.replications());
		assertFalse(result.precision().orElseThrow().isReached());
		assertTrue(result.precision().orElseThrow().measured() > 1e-5);
		simulationModels.simulation().setPrecision(null);
		assertTrue(simulationModels.run().precision().isEmpty());
	}

	@Test
	void randomDemandsAreTheSameNatively() throws Exception {
		randomVms(1);
		assertEquals(0, vm(simulationModels.run(), "v").slowdown().value(), 1e-3);
	}

	@Test
	void aSweepRunsEveryCombinationAndLeavesTheModelAlone() throws Exception {
		Vm vms = randomVms(1);
		Stack other = EcoreUtil.copy(simulationModels.stack);
		other.setName("Other");
		other.setTechnique(Technique.MEDIATED);
		simulationModels.declare(other);
		vary("policy", simulationModels.policy, "stack", "S", "Other");
		vary("vm", vms, "count", "1", "2", "4");
		List<SimulationResult> results = simulationModels.runAll();
		assertEquals(6, results.size());
		assertEquals(List.of("1", "2", "4", "1", "2", "4"),
				results.stream().map(result -> result.variation().get("vm v.count")).toList());
		assertEquals(List.of(1, 2, 4, 1, 2, 4), results.stream().map(result -> result.vms().size()).toList());
		assertEquals("mediated", results.get(3).vms().getFirst().technique());
		assertEquals(1, vms.getCount());
		assertSame(simulationModels.stack, simulationModels.policy.getStack());
	}

	@Test
	void aSweepReachesSchedulersProfilesAndDemands() throws Exception {
		Vm vms = randomVms(2);
		simulationModels.profile("Board-8C", ProfileKind.VGPU, "8 GiB", 2);
		vary("policy", simulationModels.policy, "scheduler", "fixed-share");
		vary("vm", vms, "gpu", "Board-8C");
		vary("workload", workload, "in-flight", "3");
		vary("workload", workload, "cpu", "2 ms");
		SimulationResult result = simulationModels.run();
		assertEquals("fixed-share", result.gpus().getFirst().scheduler());
		assertEquals(16L << 30, result.gpus().getFirst().usedMemoryBytes());
		assertEquals(2e6, vm(result, "v[0]").breakdownNanos().get("cpu"), 1);
	}

	@Test
	void aSweepOverWhatDoesNotExistIsRefused() {
		randomVms(1);
		Variation stacks = vary("policy", simulationModels.policy, "stack", "Vfoi");
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::runAll);
		assertTrue(refused.getMessage().contains("'Vfoi'") && refused.getMessage().contains("S"), refused.getMessage());
		assertSame(stacks, refused.subject().orElseThrow());
		simulationModels.simulation().getVariations().clear();
		vary("workload", workload, "cpu", "3 GiB");
		assertTrue(assertThrows(SimulationRefusedException.class, simulationModels::runAll).getMessage().contains("a time"));
		simulationModels.simulation().getVariations().clear();
		vary("workload", workload, "colour", "red");
		assertTrue(assertThrows(SimulationRefusedException.class, simulationModels::runAll).getMessage().contains("'colour'"));
	}

	private Variation vary(String kind, dev.lamina.model.Declaration element, String property, String... values) {
		Variation variation = SimulationModels.FACTORY.createVariation();
		variation.setKind(kind);
		variation.setElement(element);
		variation.setProperty(property);
		variation.getValues().addAll(List.of(values));
		simulationModels.simulation().getVariations().add(variation);
		return variation;
	}

	@Test
	void aCombinationThatDoesNotFitIsNamedAndTheOthersAreRun() throws Exception {
		vary("vm", randomVms(1), "count", "4", "5");
		List<String> skipped = new ArrayList<>();
		List<SimulationResult> results = Simulations.run(simulationModels.model, simulationModels.simulation(),
				SimulationModels.options(1), new RunMonitor() {
					@Override
					public boolean isCancelled() {
						return false;
					}

					@Override
					public void progress(double fraction) {
						// not asked here
					}

					@Override
					public void skipped(ImpossibleCombination combination) {
						skipped.add(combination.variation() + " " + combination.reason());
					}
				});
		assertEquals(List.of("4"), results.stream().map(result -> result.variation().get("vm v.count")).toList());
		assertEquals(1, skipped.size());
		assertTrue(skipped.getFirst().startsWith("{vm v.count=5} v[4] finds no room: "), skipped.getFirst());
		simulationModels.simulation().getVariations().getFirst().getValues().removeFirst();
		String refusal = assertThrows(SimulationRefusedException.class, simulationModels::runAll).getMessage();
		assertTrue(refusal.startsWith("With vm v.count = 5: "), refusal);
	}

	@Test
	void oneRunHasTheIntervalsOfItsBatches() throws Exception {
		randomVms(1);
		Estimate throughput = simulationModels.run().vms().getFirst().throughput();
		assertTrue(throughput.low() < throughput.value() && throughput.value() < throughput.high(), throughput.toString());
	}

	@Test
	void phasesComeBeforeTheSteadyOperationAndAreNotMeasured() throws Exception {
		simulationModels.vm("v", 1, quarter, workload);
		var phase = SimulationModels.FACTORY.createPhase();
		phase.setName("init");
		phase.setDuration(q("1.1 s"));
		phase.setOperation(EcoreUtil.copy(workload.getOperation()));
		phase.getOperation().setCpu(SimulationModels.c("10 ms"));
		workload.getPhases().add(phase);
		assertEquals(1000, vm(simulationModels.run(), "v").throughput().value(), 2);
		assertEquals(1e6, vm(simulationModels.run(), "v").latency().max().value(), 1e3);
	}

	@Test
	void everyVmIsJudgedByEachOfItsPromises() throws Exception {
		Vm vms = randomVms(2);
		expect(vms, Metric.FPS, Comparison.AT_LEAST, "50 fps");
		Expectation late = expect(vms, Metric.FRAME_TIME, Comparison.AT_MOST, "1 ms");
		late.setStatistic(new Percentile("p90"));
		Expectation used = expect(vms, Metric.UTILIZATION, Comparison.EQUAL, "100 %");
		used.setSubject(simulationModels.onGpu());
		used.setTolerance(q("3 %"));
		List<PromiseResult> verdicts = simulationModels.run().promises();
		assertEquals(List.of("v[0]", "v[1]", "v[0]", "v[1]", ""), verdicts.stream().map(PromiseResult::vm).toList());
		assertEquals(List.of(true, true, false, false, true), verdicts.stream().map(PromiseResult::kept).toList());
		assertEquals("frame-time p90 <= 1 ms", verdicts.get(2).text());
		assertEquals("utilization of h.g = 100 % within 3 %", verdicts.get(4).text());
		assertTrue(verdicts.get(2).measured().value() > 5 && verdicts.get(2).measured().value() < 100);
		assertEquals(ElementUri.of(late), verdicts.get(2).source());
	}

	@Test
	void instancesAndRoomAreCountedOverAllThatANameMeans() throws Exception {
		var half = simulationModels.profile("half", dev.lamina.model.ProfileKind.VGPU, "4 GiB", 2);
		var vms = simulationModels.vm("v", 1, half, simulationModels.workload("w", "1 ms", "1 ms"));
		List<Expectation> promises = List.of(expect(vms, Metric.INSTANCES, Comparison.EQUAL, "1"),
				expect(vms, Metric.INSTANCES, Comparison.EQUAL, "1"),
				expect(vms, Metric.ROOM, Comparison.EQUAL, "1"), expect(vms, Metric.ROOM, Comparison.AT_LEAST, "2"));
		promises.forEach(promise -> promise.setSubject(simulationModels.onGpu()));
		promises.get(1).getSubject().setGpu(null);
		promises.stream().skip(1).forEach(promise -> promise.setProfile(half));
		List<PromiseResult> verdicts = simulationModels.run().promises();
		assertEquals(
				List.of("instances of h.g = 1", "instances of h for half = 1", "room of h.g for half = 1",
						"room of h.g for half >= 2"),
				verdicts.stream().map(PromiseResult::text).toList());
		assertEquals(List.of(true, true, true, false), verdicts.stream().map(PromiseResult::kept).toList());
		promises.getLast().setProfile(null);
		assertThrows(SimulationRefusedException.class, simulationModels::run);
	}

	@Test
	void aPromiseThatCannotBeDecidedIsRefused() {
		Expectation median = expect(randomVms(1), Metric.DOWNTIME, Comparison.AT_MOST, "300 ms");
		median.setStatistic(new Percentile("p50"));
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::run);
		assertSame(median, refused.subject().orElseThrow());
	}

	@Test
	void aStoppedVmLeavesItsShareToTheOthers() throws Exception {
		Vm vms = randomVms(2);
		workload.setInFlight(3);
		double before = vm(simulationModels.run(), "v[0]").throughput().value();
		event(EventAction.STOP, vms, 1, "100 ms");
		double after = vm(simulationModels.run(), "v[0]").throughput().value();
		assertEquals(2, after / before, 0.1);
	}

	@Test
	void aVmThatStartsLateDoesNothingBefore() throws Exception {
		Vm vms = randomVms(1);
		SimulationResult before = simulationModels.run();
		double always = vm(before, "v").throughput().value();
		event(EventAction.START, vms, -1, "1.1 s");
		SimulationResult result = simulationModels.run();
		assertEquals(always, vm(result, "v").throughput().value(), 0.05 * always, "while it is there it is as fast");
		assertEquals(0.5, SimulationModels.share(result, "v") / SimulationModels.share(before, "v"), 0.05);
	}

	@Test
	void eventsThatCannotHappenAreRefused() {
		Event event = event(EventAction.MIGRATE, randomVms(1), -1, "1 s");
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::run);
		assertTrue(refused.getMessage().contains("has no destination"));
		assertSame(event, refused.subject().orElseThrow());
	}

	private Event event(EventAction action, Vm vm, int index, String time) {
		Target target = SimulationModels.FACTORY.createTarget();
		target.setElement(vm);
		target.setIndices(index < 0 ? null : IndexRange.of(index));
		Event event = SimulationModels.FACTORY.createEvent();
		event.setAction(action);
		event.setSubject(target);
		event.setTime(q(time));
		simulationModels.simulation().getEvents().add(event);
		return event;
	}

	@Test
	void arrivalsArePacedRandomOrFromAFile(@TempDir Path directory) throws Exception {
		simulationModels.vm("v", 1, quarter, workload);
		workload.getOperation().setRate(q("100 /s"));
		assertEquals(100, vm(simulationModels.run(), "v").throughput().value(), 1);
		workload.getOperation().setArrival(ArrivalKind.POISSON);
		assertEquals(100, vm(simulationModels.run(), "v").throughput().value(), 25);
		Files.writeString(directory.resolve("times.csv"), "time\n0.3\n0.5\n900 ms\n1.9\n");
		workload.getOperation().setTraceFile("times.csv");
		RunOptions there = RunOptions.asModelled(directory);
		assertEquals(4,
				Simulations.run(simulationModels.model, simulationModels.simulation(), there, RunMonitor.NONE).getFirst().vms()
						.getFirst()
						.completed());
		workload.getOperation().setTraceFile("missing.csv");
		assertTrue(assertThrows(SimulationRefusedException.class,
				() -> Simulations.run(simulationModels.model, simulationModels.simulation(), there, RunMonitor.NONE)).getMessage()
				.contains("missing.csv"));
	}

	@Test
	void aVmWithoutWorkloadIsListedButNotMeasured() throws Exception {
		randomVms(1);
		simulationModels.vm("idle", 1, quarter, null);
		assertFalse(vm(simulationModels.run(), "idle").throughput().isMeasured());
		assertEquals("h.g", vm(simulationModels.run(), "idle").place());
	}

	@Test
	void aModelWithNothingToDoIsRefused() {
		simulationModels.vm("idle", 1, quarter, null);
		assertTrue(assertThrows(SimulationRefusedException.class, simulationModels::run).getMessage()
				.startsWith("There is nothing to simulate"));
	}

	@Test
	void aGpuThatNoPolicyVirtualizesIsRefused() {
		Vm vms = randomVms(1);
		simulationModels.model.getDeclarations().remove(simulationModels.policy);
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::run);
		assertSame(vms, refused.subject().orElseThrow());
	}

	@Test
	void aRunCanBeCancelledAndTellsItsProgress() throws Exception {
		randomVms(2);
		simulationModels.simulation().setDuration(q("60 s"));
		assertThrows(CancellationException.class,
				() -> Simulations.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(2),
						new RunMonitor() {
							@Override
							public boolean isCancelled() {
								return true;
							}

							@Override
							public void progress(double fraction) {
								// not asked here
							}
						}));
		double[] last = new double[1];
		List<Long> events = new ArrayList<>();
		Simulations.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(1), new RunMonitor() {
			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void progress(double fraction) {
				assertTrue(fraction >= last[0] && fraction <= 1);
				last[0] = fraction;
			}

			@Override
			public void replicated(long count) {
				events.add(count);
			}
		});
		assertEquals(1, last[0], 1e-9);
		assertEquals(RunParameters.of(simulationModels.simulation(), SimulationModels.options(1), false).replications(),
				events.size());
		assertTrue(events.stream().allMatch(count -> count > 100), events.toString());
		assertNull(simulationModels.simulation().getPrecision());
	}
}
