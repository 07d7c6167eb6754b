package dev.lamina.engine.program;

import static dev.lamina.engine.program.Lane.APPLICATION;
import static dev.lamina.engine.program.Lane.BACKEND;
import static dev.lamina.engine.program.Lane.RING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.event.RunFailedException;
import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.EqualShare;
import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.ArrivalProcess.ClosedLoop;
import dev.lamina.engine.program.ArrivalProcess.Open;
import dev.lamina.engine.program.ArrivalProcess.Paced;
import dev.lamina.engine.program.ArrivalProcess.Trace;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.Uniform;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;

/** Lanes, arrivals and phases of single clients, in milliseconds of pure delays. */
class StageProgramTest {
	private static final long MS = 1_000_000;
	private static final Port TIME = new Delay("time").port("vm");

	private static Stage stage(String name, double milliseconds, CostTerm term, Lane... lanes) {
		return new Stage(name, TIME, new ConstantDistribution(milliseconds * MS), term, Lane.mask(lanes));
	}

	private static StageProgram program(Stage... stages) {
		return new StageProgram("frame", List.of(stages));
	}

	private static ClientResult run(long milliseconds, ClientPhase... clientPhases) {
		return run(milliseconds, Client.of("vm", clientPhases));
	}

	private static ClientResult run(long milliseconds, Client client) {
		return new Scenario(List.of(client)).run(1, MeasurementWindow.of(milliseconds * MS, 0), RunControl.NONE).client("vm");
	}

	// ------------------------------------------------------------------ lanes

	@Test
	void asynchronousSubmissionOverlapsProcessorAndGpu() {
		StageProgram frame = program(stage("cpu", 3, CostTerm.CPU, APPLICATION), stage("gpu", 5, CostTerm.GPU, RING));
		ClientResult result = run(10_000, ClientPhase.steady(frame, ClosedLoop.eager(), 2));
		assertEquals(1000.0 / 5, result.throughput(), 0.2);
	}

	@Test
	void aSynchronousCallKeepsTheApplication() {
		StageProgram frame = program(stage("cpu", 3, CostTerm.CPU, APPLICATION),
				stage("gpu", 5, CostTerm.GPU, APPLICATION, RING));
		ClientResult result = run(10_000, ClientPhase.steady(frame, ClosedLoop.eager(), 3));
		assertEquals(1000.0 / 8, result.throughput(), 0.2);
		assertEquals(8 * MS, result.maximumLatency());
	}

	@Test
	void theNumberInFlightIsBounded() {
		StageProgram frame = program(stage("cpu", 2, CostTerm.CPU, APPLICATION), stage("way", 10, CostTerm.CALL));
		for (int depth = 1; depth <= 6; depth++) {
			ClientResult result = run(12_000, ClientPhase.steady(frame, ClosedLoop.eager(), depth));
			assertEquals(1000.0 * depth / 12, result.throughput(), 0.5, "depth " + depth);
		}
		// beyond six the application is busy all the time
		assertEquals(1000.0 / 2, run(12_000, ClientPhase.steady(frame, ClosedLoop.eager(), 12)).throughput(), 1);
	}

	@Test
	void lanesAreHadInTheOrderOfArrivalAndWaitingIsCounted() {
		StageProgram frame = program(stage("cpu", 1, CostTerm.CPU, APPLICATION), stage("gpu", 4, CostTerm.GPU, RING));
		ClientResult result = run(10_001, new ClientPhase(frame, ClosedLoop.eager(), 3, ClientPhase.UNLIMITED, 3, true));
		// latencies: 5, 8 (from 1 to 9) and 11 (from 2 to 13)
		assertEquals(3, result.completed());
		assertEquals(24 * MS, result.totalLatency());
		assertEquals(11 * MS, result.maximumLatency());
		assertEquals(List.of(3 * MS, 12 * MS, 9 * MS), terms(result, CostTerm.CPU, CostTerm.GPU, CostTerm.WAIT));
	}

	@Test
	void aLaneTakenAgainIsWaitedFor() {
		// the application reads back: it is needed before and after the GPU
		StageProgram frame = program(stage("cpu", 4, CostTerm.CPU, APPLICATION), stage("gpu", 2, CostTerm.GPU, RING),
				stage("read", 1, CostTerm.COPY, APPLICATION));
		ClientResult result = run(10_000, ClientPhase.steady(frame, ClosedLoop.eager(), 2));
		assertEquals(1000.0 / 5, result.throughput(), 0.3);
	}

	private static Stage beside(double milliseconds, int stages) {
		return new Stage("calls", TIME, new ConstantDistribution(milliseconds * MS), CostTerm.CALL, 0, stages);
	}

	@Test
	void aStageBesideOthersShowsOnlyWhatIsLeftOfIt() {
		for (double[] example : new double[][] { { 3, 0 }, { 7, 0 }, { 7.5, 0.5 }, { 12, 5 } }) {
			StageProgram kernel = program(stage("cpu", 1, CostTerm.CPU, APPLICATION), stage("copy", 2, CostTerm.COPY),
					stage("gpu", 5, CostTerm.GPU, RING), beside(example[0], 2));
			ClientResult result = run(10_000, new ClientPhase(kernel, ClosedLoop.eager(), 1, ClientPhase.UNLIMITED, 1, true));
			assertEquals(Math.round((8 + example[1]) * MS), result.totalLatency());
			assertEquals(List.of(Math.round(example[1] * MS), 0L), terms(result, CostTerm.CALL, CostTerm.WAIT));
		}
	}

	@Test
	void onlyOneDelayRunsBesideOthersThatStandBeforeIt() {
		Stage gpu = stage("gpu", 5, CostTerm.GPU, RING);
		assertThrows(IllegalArgumentException.class, () -> program(gpu, beside(1, 2)));
		assertThrows(IllegalArgumentException.class, () -> program(gpu, beside(1, 1), beside(1, 2)));
		assertThrows(IllegalArgumentException.class,
				() -> new Stage("gpu", new GpuEngine("gpu", 1, 0, 0, new Fifo()).port("vm"), new ConstantDistribution(1),
						CostTerm.GPU, 0,
						1));
	}

	@Test
	void lanesOutOfOrderAreRefused() {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
				() -> program(stage("a", 1, CostTerm.CPU, BACKEND), stage("b", 1, CostTerm.CPU, APPLICATION, BACKEND)));
		assertEquals(
				"Stage 'b' of program 'frame' takes lane APPLICATION while it keeps lane BACKEND. Lanes are taken in ascending "
						+ "order.",
				refused.getMessage());
		assertThrows(IllegalArgumentException.class, () -> program());
		assertThrows(IllegalArgumentException.class, () -> stage("a", 1, CostTerm.WAIT));
		assertThrows(IllegalArgumentException.class,
				() -> new Stage("a", TIME, new ConstantDistribution(1), CostTerm.CPU, 1 << 20));
	}

	@Test
	void manyOperationsThatAskForNothingPassThroughLanesAtOnce() {
		StageProgram nothing = program(stage("cpu", 0, CostTerm.CPU, APPLICATION), stage("gpu", 0, CostTerm.GPU, RING));
		List<Long> sameTime = Collections.nCopies(100_000, 5 * MS);
		ClientResult result = run(10, ClientPhase.steady(nothing, new Trace(sameTime), 1000));
		assertEquals(100_000, result.completed());
		assertEquals(0, result.totalLatency());
	}

	@Test
	void anEndlessLoopOfNothingIsRefused() {
		StageProgram nothing = program(stage("cpu", 0, CostTerm.CPU));
		assertThrows(RunFailedException.class, () -> run(10, ClientPhase.steady(nothing, ClosedLoop.eager(), 1)));
	}

	private static List<Long> terms(ClientResult result, CostTerm... terms) {
		return Arrays.stream(terms).map(term -> result.terms().get(term.ordinal())).toList();
	}

	// ------------------------------------------------------------------ arrivals

	@Test
	void pacedOperationsKeepTheirRateWithoutDrift() {
		StageProgram frame = program(stage("gpu", 5, CostTerm.GPU, RING));
		ClientResult result = run(100_000, ClientPhase.steady(frame, Paced.perSecond(60), 1));
		assertEquals(6_000, result.completed());
		assertEquals(5 * MS, result.maximumLatency());
	}

	@Test
	void aLateFrameBeginsAsSoonAsPossibleAndMissedOnesAreSkipped() {
		// periods at 0, 10, 20 …; each frame takes 15: begins at 0, 15, 30 (a period again), 45 …
		StageProgram frame = program(stage("gpu", 15, CostTerm.GPU, RING));
		ClientResult late = run(30_000, ClientPhase.steady(frame, new Paced(10 * MS, ConstantDistribution.ZERO), 1));
		assertEquals(2_000, late.completed());
		assertEquals(15 * MS, late.maximumLatency());
	}

	@Test
	void aHeldUpFrameIsFollowedAtOnceAndThenByTheNextPeriod() {
		GpuEngine gpu = new GpuEngine("gpu", 1, GpuEngine.NEVER, 0, new Fifo());
		StageProgram frame = program(new Stage("gpu", gpu.port("vm"), new ConstantDistribution(MS), CostTerm.GPU, 0));
		StageProgram burst = program(new Stage("gpu", gpu.port("hog"), new ConstantDistribution(27 * MS), CostTerm.GPU, 0));
		RunResult result = new Scenario(
				List.of(Client.of("vm", ClientPhase.steady(frame, new Paced(10 * MS, ConstantDistribution.ZERO), 1)),
						Client.of("hog", ClientPhase.steady(burst, new Trace(List.of(15 * MS)), 1))))
				.run(1, MeasurementWindow.of(100 * MS, 0), RunControl.NONE);
		// begun at 0, 10, 20 (held up until 42), 43 instead of 30, not again for 40, then at 50, 60, 70, 80 and 90
		assertEquals(9, result.client("vm").completed());
		assertEquals((8 + 23) * MS, result.client("vm").totalLatency());
	}

	@Test
	void anOffsetDelaysTheFirstPeriod() {
		StageProgram frame = program(stage("gpu", 1, CostTerm.GPU));
		assertEquals(9, run(99, ClientPhase.steady(frame, new Paced(10 * MS, new ConstantDistribution(15 * MS)), 1)).completed());
		assertEquals(10, run(100, ClientPhase.steady(frame, new Paced(10 * MS, new Uniform(0, 9 * MS)), 1)).completed());
	}

	@Test
	void aThinkingClientPauses() {
		StageProgram request = program(stage("gpu", 2, CostTerm.GPU));
		ClientResult result = run(10_000, ClientPhase.steady(request, new ClosedLoop(new ConstantDistribution(8 * MS)), 3));
		assertEquals(300, result.throughput(), 0.5);
		assertEquals(2 * MS, result.maximumLatency());
	}

	@Test
	void openArrivalsWaitAndTheirLatencyShowsIt() {
		StageProgram request = program(stage("gpu", 5, CostTerm.GPU));
		ClientResult result = run(100, ClientPhase.steady(request, new Trace(List.of(0L, MS, MS, 40 * MS)), 1));
		// done at 5, 10, 15 and 45
		assertEquals(4, result.completed());
		assertEquals((5 + 9 + 14 + 5) * MS, result.totalLatency());
		assertEquals(13 * MS, result.terms().get(CostTerm.WAIT.ordinal()));
	}

	@Test
	void arrivalsBeyondTheLongestQueueAreRefusedAndCounted() {
		StageProgram request = program(stage("gpu", 1000, CostTerm.GPU));
		ClientResult result = run(2, ClientPhase.steady(request, new Open(new ConstantDistribution(1)), 1));
		assertEquals(2 * MS - ArrivalProcess.MAX_QUEUE_LENGTH - 1, result.refused());
	}

	@Test
	void impossibleArrivalsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Trace(List.of(2L, 1L)));
		assertThrows(IllegalArgumentException.class, () -> new Open(ConstantDistribution.ZERO));
		assertThrows(IllegalArgumentException.class, () -> Paced.perSecond(0));
		assertThrows(IllegalArgumentException.class,
				() -> new ClientPhase(program(stage("a", 1, CostTerm.CPU)), ClosedLoop.eager(), 0, 1, 1, true));
	}

	// ------------------------------------------------------------------ phases

	@Test
	void phasesFollowEachOtherAndOnlyMeasuredOnesCount() {
		StageProgram load = new StageProgram("load", List.of(stage("load", 500, CostTerm.LIFECYCLE)));
		StageProgram frame = program(stage("gpu", 10, CostTerm.GPU));
		StageProgram close = new StageProgram("close", List.of(stage("close", 7, CostTerm.LIFECYCLE)));
		ClientResult result = run(2_000, ClientPhase.once(load),
				new ClientPhase(frame, ClosedLoop.eager(), 1, 1_000 * MS, ClientPhase.UNLIMITED, true), ClientPhase.once(close));
		assertEquals(100, result.completed());
		assertEquals(0, result.meanOf(CostTerm.LIFECYCLE));
		ClientResult counted = run(2_000, ClientPhase.once(load),
				new ClientPhase(frame, ClosedLoop.eager(), 4, ClientPhase.UNLIMITED, 17, true));
		assertEquals(17, counted.completed());
		assertEquals(List.of(1_000 * MS, 50 * MS), List.of(result.present(), counted.present()));
		assertEquals(100, result.throughput(), 1e-9);
		assertEquals(10 * MS, result.timePerOperation());
	}

	@Test
	void aClientBeginsNothingBeforeItsStartAndAfterItsStop() {
		StageProgram frame = program(stage("gpu", 10, CostTerm.GPU));
		Client client = new Client("vm", 100 * MS, 205 * MS, List.of(ClientPhase.steady(frame, ClosedLoop.eager(), 1)),
				List.of());
		assertEquals(11, run(1_000, client).completed());
		assertEquals(110 * MS, run(1_000, client).present());
		Client early = new Client("vm", 0, 100 * MS,
				List.of(ClientPhase.steady(frame, new ClosedLoop(new ConstantDistribution(50 * MS)), 1),
						ClientPhase.steady(frame, ClosedLoop.eager(), 1)),
				List.of());
		assertEquals(2, run(1_000, early).completed());
	}

	@Test
	void anExhaustedTraceEndsItsPhase() {
		StageProgram frame = program(stage("gpu", 10, CostTerm.GPU));
		ClientResult result = run(1_000, ClientPhase.steady(frame, new Trace(List.of(5 * MS, 6 * MS)), 1),
				ClientPhase.steady(frame, new Trace(List.of()), 1),
				new ClientPhase(frame, ClosedLoop.eager(), 1, ClientPhase.UNLIMITED, 3, true));
		assertEquals(5, result.completed());
		ClientResult still = run(1_000,
				new Client("vm", 0, 500 * MS, List.of(ClientPhase.steady(frame, new Trace(List.of(5 * MS)), 1)), List.of()));
		assertEquals(500 * MS, still.present(), "a trace that has come to its end does not send its client away");
	}

	// ------------------------------------------------------------------ identity

	@Test
	void theDemandsOfAClientDoNotDependOnTheOthers() {
		StageProgram frame = program(new Stage("gpu", TIME, new Exponential(MS), CostTerm.GPU, Lane.mask(RING)));
		Client one = Client.of("one", ClientPhase.steady(frame, ClosedLoop.eager(), 1));
		Client two = Client.of("two", ClientPhase.steady(frame, ClosedLoop.eager(), 2));
		MeasurementWindow measurementWindow = MeasurementWindow.of(1_000 * MS, 0);
		RunResult alone = new Scenario(List.of(one)).run(5, measurementWindow, RunControl.NONE);
		RunResult both = new Scenario(List.of(two, one)).run(5, measurementWindow, RunControl.NONE);
		assertEquals(alone.client("one"), both.client("one"));
		assertTrue(both.client("two").completed() > 0);
	}

	@Test
	void anIdleClientChangesNothingUnderBestEffort() {
		GpuEngine gpu = new GpuEngine("gpu", 1, 0, MS, new BestEffort(2 * MS));
		List<Client> clients = new ArrayList<>();
		for (String name : List.of("one", "two")) {
			StageProgram frame = program(new Stage("gpu", gpu.port(name), new Exponential(5 * MS), CostTerm.GPU, 0));
			clients.add(Client.of(name, ClientPhase.steady(frame, ClosedLoop.eager(), 2)));
		}
		MeasurementWindow measurementWindow = MeasurementWindow.of(1_000 * MS, 0);
		RunResult without = new Scenario(clients).run(5, measurementWindow, RunControl.NONE);
		clients.add(1, new Client("idle", 0, ClientPhase.UNLIMITED, List.of(), List.of(gpu.port("idle"))));
		RunResult with = new Scenario(clients).run(5, measurementWindow, RunControl.NONE);
		assertEquals(without.client("one"), with.client("one"));
		assertEquals(without.client("two"), with.client("two"));
		assertEquals(0, with.client("idle").completed());
	}

	@Test
	void aResidentClientHoldsItsShareUntilItHasStopped() {
		GpuEngine gpu = new GpuEngine("gpu", 1, 0, 0, new EqualShare(MS, 0));
		StageProgram frame = program(new Stage("gpu", gpu.port("vm"), new ConstantDistribution(10 * MS), CostTerm.GPU, 0));
		Client vm = Client.of("vm", ClientPhase.steady(frame, ClosedLoop.eager(), 2));
		Client idle = new Client("idle", 250 * MS, 750 * MS, List.of(), List.of(gpu.port("idle")));
		RunResult result = new Scenario(List.of(vm, idle)).run(1, MeasurementWindow.of(1_000 * MS, 0), RunControl.NONE);
		assertEquals(750 * MS, result.resource("gpu").busy(), 2 * MS);
		assertEquals(250 * MS, result.resource("gpu").idle(), 2 * MS);
	}

	@Test
	void namesAreUnique() {
		StageProgram frame = program(stage("gpu", 1, CostTerm.GPU));
		Client client = Client.of("vm", ClientPhase.steady(frame, ClosedLoop.eager(), 1));
		assertThrows(IllegalArgumentException.class, () -> new Scenario(List.of(client, client)));
		StageProgram other = program(new Stage("cpu", new ProcessorPool("time", 1).port("vm", 1),
				new ConstantDistribution(1), CostTerm.CPU, 0));
		assertThrows(IllegalArgumentException.class,
				() -> new Scenario(List.of(client, Client.of("other", ClientPhase.steady(other, ClosedLoop.eager(), 1)))));
	}
}
