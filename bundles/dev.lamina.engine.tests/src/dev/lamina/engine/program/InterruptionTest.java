package dev.lamina.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.gpu.EqualShare;
import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.ArrivalProcess.ClosedLoop;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.Downtime;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;

class InterruptionTest {
	private static final long MS = 1_000_000;
	private static final long END = 1_000 * MS;

	private final ProcessorPool cpu = new ProcessorPool("cpu", 4);
	private final GpuEngine gpu = new GpuEngine("gpu", 1, 0, 0, new Fifo());
	private final GpuEngine other = new GpuEngine("other", 1, 0, 0, new Fifo());

	private StageProgram frame(GpuEngine engine) {
		return new StageProgram("frame", List.of(
				new Stage("cpu", cpu.port("vm", 4), new ConstantDistribution(4 * MS), CostTerm.CPU, Lane.APPLICATION.bit()),
				new Stage("gpu", engine.port("vm"), new ConstantDistribution(6 * MS), CostTerm.GPU, Lane.RING.bit())));
	}

	private Client client(Interruption... by) {
		return Client.of("vm", ClientPhase.steady(frame(gpu), ClosedLoop.eager(), 1)).withInterruptions(List.of(by));
	}

	private static Interruption rest(long from, long hold) {
		return new Interruption(from, from, false, hold, 0, 0, Optional.empty());
	}

	private static RunResult run(Client... clients) {
		return new Scenario(List.of(clients)).run(1, MeasurementWindow.of(END, 0), RunControl.NONE);
	}

	@Test
	void aClientEndsItsStageThenRestsThenGoesOn() {
		ClientResult result = run(client(rest(101 * MS, 300 * MS))).client("vm");
		// stops at 104, in the middle of an operation, and goes on at 404
		assertEquals(List.of(new Downtime(303 * MS, 303 * MS)), result.downtimes());
		assertEquals(70, result.completed());
		assertEquals(310 * MS, result.maximumLatency());
		assertEquals(300 * MS, result.terms().get(CostTerm.LIFECYCLE.ordinal()));
		assertEquals(0, result.terms().get(CostTerm.WAIT.ordinal()));
	}

	@Test
	void anAbruptInterruptionRepeatsWhatWasUnderWay() {
		ClientResult result = run(client(new Interruption(107 * MS, 107 * MS, true, 93 * MS, 0, 0, Optional.empty())))
				.client("vm");
		// the GPU's part of the operation is done again from 200 to 206; 79 more follow until 996
		assertEquals(List.of(new Downtime(93 * MS, 93 * MS)), result.downtimes());
		assertEquals(90, result.completed());
		assertEquals(106 * MS, result.maximumLatency());
	}

	@Test
	void aRestEndsNotBeforeItsTimeAndComingBackTakesTime() {
		Interruption saved = new Interruption(100 * MS, 100 * MS, false, 50 * MS, 600 * MS, 20 * MS, Optional.empty());
		assertEquals(List.of(new Downtime(520 * MS, 520 * MS)), run(client(saved)).client("vm").downtimes());
		Interruption longer = new Interruption(100 * MS, 100 * MS, false, 550 * MS, 600 * MS, 20 * MS, Optional.empty());
		assertEquals(List.of(new Downtime(570 * MS, 570 * MS)), run(client(longer)).client("vm").downtimes());
	}

	@Test
	void aClientThatNeverGoesOnIsDownUntilTheEnd() {
		Interruption last = new Interruption(50 * MS, 102 * MS, false, 0, ClientPhase.UNLIMITED, 0, Optional.empty());
		ClientResult result = run(client(last)).client("vm");
		assertEquals(10, result.completed());
		assertEquals(List.of(new Downtime(950 * MS, 898 * MS)), result.downtimes());
	}

	@Test
	void overlappingInterruptionsFollowEachOther() {
		assertEquals(List.of(new Downtime(100 * MS, 100 * MS), new Downtime(150 * MS, 150 * MS)),
				run(client(rest(100 * MS, 100 * MS), rest(150 * MS, 100 * MS))).client("vm").downtimes());
	}

	@Test
	void aClientGoesOnElsewhereAndLeavesItsShareBehind() {
		GpuEngine shared = new GpuEngine("gpu", 1, 0, 0, new EqualShare(MS, 0));
		StageProgram here = frame(shared);
		Relocation relocation = new Relocation(Map.of(here, frame(other)), List.of());
		Client mover = Client.of("vm", ClientPhase.steady(here, ClosedLoop.eager(), 1))
				.withInterruptions(List.of(rest(400 * MS, 100 * MS).withRelocation(relocation)));
		Client stayer = Client.of("stayer", ClientPhase.steady(new StageProgram("work",
				List.of(new Stage("gpu", shared.port("stayer"), new ConstantDistribution(MS), CostTerm.GPU, Lane.RING.bit()))),
				ClosedLoop.eager(), 2));
		RunResult result = run(mover, stayer);
		// half of the engine until the other has left at 500 ms, all of it then
		assertEquals(750, result.client("stayer").completed(), 5);
		assertEquals(300 * MS, result.resource("other").busy(), 6 * MS);
		StageProgram shorter = new StageProgram("frame", frame(other).stages().subList(0, 1));
		assertThrows(IllegalArgumentException.class,
				() -> mover
						.withInterruptions(List.of(rest(0, 0).withRelocation(new Relocation(Map.of(here, shorter), List.of()))))
						.ports());
	}

	@Test
	void aStepThatAsksForMoreAtTheOtherPlaceTakesLongerThere() {
		StageProgram here = frame(gpu);
		StageProgram there = new StageProgram("frame", List.of(here.stages().getFirst(),
				new Stage("gpu", other.port("vm"), new ConstantDistribution(16 * MS), CostTerm.GPU, Lane.RING.bit())));
		Client mover = Client.of("vm", ClientPhase.steady(here, ClosedLoop.eager(), 1))
				.withInterruptions(
						List.of(rest(498 * MS, 2 * MS).withRelocation(new Relocation(Map.of(here, there), List.of()))));
		ClientResult result = run(mover).client("vm");
		// operations of 10 ms until 500, of 20 ms from 502 on
		assertEquals(50 + 24, result.completed());
		assertEquals(20 * MS, result.maximumLatency());
	}

	@Test
	void arrivalsFromOutsideWaitAndTermsAddUp() {
		Client open = Client.of("vm", ClientPhase.steady(frame(gpu), new ArrivalProcess.Open(new Exponential(20 * MS)), 3))
				.withInterruptions(List.of(rest(200 * MS, 100 * MS),
						new Interruption(500 * MS, 500 * MS, true, 50 * MS, 0, 10 * MS, Optional.empty())));
		ClientResult result = run(open).client("vm");
		assertEquals(result.totalLatency(), result.terms().stream().mapToLong(Long::longValue).sum());
		OptionalLong negative = result.terms().stream().mapToLong(Long::longValue).filter(term -> term < 0).findFirst();
		assertEquals(OptionalLong.empty(), negative);
		assertEquals(2, result.downtimes().size());
	}

	@Test
	void aClientMayBeInterruptedBeforeItStartsAndAfterItStopped() {
		Client late = new Client("vm", 500 * MS, 700 * MS, List.of(ClientPhase.steady(frame(gpu), ClosedLoop.eager(), 1)),
				List.of())
				.withInterruptions(List.of(rest(450 * MS, 100 * MS), rest(900 * MS, 10 * MS)));
		assertEquals(15, run(late).client("vm").completed());
	}

	@Test
	void impossibleInterruptionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Interruption(5, 4, false, 0, 0, 0, Optional.empty()));
		assertThrows(IllegalArgumentException.class, () -> rest(5, -1));
	}
}
