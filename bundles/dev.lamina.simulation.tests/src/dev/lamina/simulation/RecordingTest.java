package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.c;
import static dev.lamina.simulation.SimulationModels.q;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.model.Variation;
import dev.lamina.model.Workload;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.simulation.trace.TraceLog;
import dev.lamina.simulation.trace.TraceWindow;
import dev.lamina.simulation.trace.Tracer;

/** Runs that are recorded meanwhile: nothing else changes, and a log tells what it was told. */
class RecordingTest {
	private final SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED)
			.scheduler(SchedulerKind.FIXED_SHARE);

	/** Remembers what it is told. */
	private static final class Memory implements TraceSink {
		private final List<Object> told = new ArrayList<>();

		@Override
		public void begin(TracedRun run) {
			told.add(run);
		}

		@Override
		public void accept(TraceEvent event) {
			told.add(event);
		}

		@Override
		public void end(OptionalLong fullAt) {
			told.add(fullAt);
		}
	}

	/** Tells two sinks the same. */
	private record Both(TraceSink one, TraceSink other) implements TraceSink {
		@Override
		public void begin(TracedRun run) throws java.io.IOException {
			one.begin(run);
			other.begin(run);
		}

		@Override
		public void accept(TraceEvent event) throws java.io.IOException {
			one.accept(event);
			other.accept(event);
		}

		@Override
		public void end(OptionalLong fullAt) throws java.io.IOException {
			one.end(fullAt);
			other.end(fullAt);
		}
	}

	@BeforeEach
	void twoCombinations() {
		simulationModels.cost().setContextSwitch(c("50 us"));
		Workload workload = simulationModels.workload("W", "1 ms", "2500 us");
		simulationModels.vm("v", 3, simulationModels.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4), workload);
		Variation cpu = SimulationModels.FACTORY.createVariation();
		cpu.setKind("workload");
		cpu.setElement(workload);
		cpu.setProperty("cpu");
		cpu.getValues().addAll(List.of("1 ms", "4 ms"));
		simulationModels.simulation().getVariations().add(cpu);
		simulationModels.simulation().setReplications(3);
	}

	private List<SimulationResult> run(int threads, Supplier<Optional<Tracer>> tracers) throws SimulationRefusedException {
		return Simulations.run(ModelScope.of(simulationModels.model), simulationModels.simulation(),
				SimulationModels.options(threads), RunMonitor.NONE,
				tracers);
	}

	private static Supplier<Optional<Tracer>> into(List<? super Memory> memories, TraceWindow window) {
		return () -> {
			Memory memory = new Memory();
			memories.add(memory);
			return Optional.of(new Tracer(window, memory));
		};
	}

	private static List<String> hashes(List<SimulationResult> results) {
		return results.stream().map(SimulationResult::runHash).toList();
	}

	@Test
	void everyCombinationIsRecordedAndTheResultsAreTheSame() throws Exception {
		List<Memory> memories = new ArrayList<>();
		List<SimulationResult> recorded = run(2, into(memories, new TraceWindow(OptionalLong.empty(), Long.MAX_VALUE)));
		assertEquals(hashes(simulationModels.runAll()), hashes(recorded));
		assertEquals(2, memories.size());
		assertEquals(List.of("1 ms", "4 ms"), memories.stream()
				.map(memory -> ((TracedRun) memory.told.getFirst()).subject().variation().firstEntry().getValue()).toList());
		TracedRun run = (TracedRun) memories.getFirst().told.getFirst();
		assertEquals(200_000_000, run.fromNanos(), "from the end of the warm-up");
		assertEquals(2_000_000_000, run.toNanos(), "to the end");
		assertTrue(memories.getFirst().told.size() > 1000, memories.getFirst().told.size() + " events");
	}

	@Test
	void oneCombinationMayBeLeftOut() throws Exception {
		List<Memory> memories = new ArrayList<>();
		Supplier<Optional<Tracer>> all = into(memories, new TraceWindow(OptionalLong.empty(), Long.MAX_VALUE));
		List<Boolean> asked = new ArrayList<>();
		List<SimulationResult> results = run(1, () -> {
			asked.add(true);
			return asked.size() == 1 ? Optional.empty() : all.get();
		});
		assertEquals(2, results.size());
		assertEquals(1, memories.size());
	}

	@Test
	void aRecordingIsFullAfterSoManyEvents() throws Exception {
		List<Memory> memories = new ArrayList<>();
		run(1, into(memories, new TraceWindow(OptionalLong.empty(), Long.MAX_VALUE, 100)));
		assertEquals(102, memories.getFirst().told.size(), "the run, the events and the end");
		OptionalLong fullAt = (OptionalLong) memories.getFirst().told.getLast();
		assertTrue(fullAt.isPresent() && fullAt.getAsLong() < 500_000_000, fullAt.toString());
	}

	@Test
	void aWindowBeyondTheEndIsRefused() {
		assertThrows(TraceRefusedException.class,
				() -> run(1, into(new ArrayList<>(), new TraceWindow(OptionalLong.of(q("2 s").base()), 1))));
	}

	@Test
	void aLogTellsWhatItWasTold() throws Exception {
		Memory memory = new Memory();
		TraceLog log = new TraceLog();
		Simulations.trace(ModelScope.of(simulationModels.model), simulationModels.simulation(), 1, SimulationModels.options(1),
				RunMonitor.NONE,
				new TraceWindow(OptionalLong.of(0), Long.MAX_VALUE),
				new Both(memory, log));
		Memory again = new Memory();
		log.replay(again);
		assertEquals(memory.told, again.told);
		assertEquals(memory.told.size() - 2, log.events());
		assertTrue(log.size() < 40 * log.events(), log.size() + " bytes for " + log.events() + " events");
		Memory thirdTime = new Memory();
		log.replay(thirdTime);
		assertEquals(memory.told, thirdTime.told);
	}

	@Test
	void aLogKeepsEveryEventWhateverItsNumbers() throws Exception {
		TracedRun.Engine engine = new TracedRun.Engine("h.g", "graphics", true);
		TracedRun run = new TracedRun(new TracedRun.Subject("m", "", new java.util.LinkedHashMap<>(), 1), 10, 0, 0, 10,
				List.of(new TracedRun.Gpu("h.g", "Board", "", List.of(engine))),
				List.of(new TracedRun.Vm("v", "S", "h.g")));
		java.util.SequencedMap<String, Long> terms = new java.util.LinkedHashMap<>();
		terms.put("wait", Long.MAX_VALUE / 2);
		terms.put("cpu", 1L);
		List<TraceEvent> events = List.of(new TraceEvent.Jobs(engine, Long.MAX_VALUE - 1, 7),
				new TraceEvent.Interrupted("v", 2, "migrate", 3, 4, 5, Long.MAX_VALUE),
				new TraceEvent.Resident("v", false, 12), new TraceEvent.Resident("v", true, 1L << 40),
				new TraceEvent.Operation("v", 1, "frame", 3_000_000_000L, 5, 9, 0, -1, terms),
				new TraceEvent.Step("v", 1, "frame", 0, "gpu 0", "gpu", 8, 9),
				new TraceEvent.Occupied(engine, "v", TraceEvent.Use.RESERVED, "", 0, "", 130, 0, 1, 0, false));
		Memory memory = new Memory();
		TraceLog log = new TraceLog();
		TraceSink both = new Both(memory, log);
		both.begin(run);
		for (TraceEvent event : events) {
			both.accept(event);
		}
		both.end(OptionalLong.of(4));
		Memory again = new Memory();
		log.replay(again);
		assertEquals(memory.told, again.told);
	}
}
