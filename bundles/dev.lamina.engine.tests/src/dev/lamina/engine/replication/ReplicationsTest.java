package dev.lamina.engine.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.event.RunFailedException;
import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.ArrivalProcess.ClosedLoop;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.ClientPhase;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.LogNormal;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ReplicationSummary;
import dev.lamina.engine.statistics.RunResult;

class ReplicationsTest {
	private static final MeasurementWindow OBSERVATION = MeasurementWindow.of(200_000_000, 20_000_000);

	private final Scenario scenario = scenario();

	private static Scenario scenario() {
		GpuEngine gpu = new GpuEngine("gpu", 1, 10_000, 20_000, new BestEffort(500_000));
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			StageProgram frame = new StageProgram("frame",
					List.of(new Stage("gpu", gpu.port("vm" + i), new LogNormal(700_000, 1), CostTerm.GPU, 0)));
			clients.add(Client.of("vm" + i, ClientPhase.steady(frame, ClosedLoop.eager(), 2)));
		}
		return new Scenario(clients);
	}

	private RunResult run(long seed, RunControl control) {
		return scenario.run(seed, OBSERVATION, control);
	}

	@Test
	void theNumberOfThreadsNeverShows() {
		List<RunResult> one = new Replications(1, 5, RunControl.NONE).run(7, this::run);
		List<RunResult> two = new Replications(2, 5, RunControl.NONE).run(7, this::run);
		assertEquals(one, two);
		assertEquals(one.toString(), two.toString());
		assertEquals(7, one.stream().distinct().count());
		assertNotEquals(one, new Replications(2, 6, RunControl.NONE).run(7, this::run));
	}

	@Test
	void fewerReplicationsAreTheFirstOfMore() {
		Replications replications = new Replications(2, 5, RunControl.NONE);
		assertEquals(replications.run(2, this::run), replications.run(5, this::run).subList(0, 2));
	}

	@Test
	void aPrecisionIsReachedInWholeRounds() {
		for (int threads = 1; threads <= 3; threads++) {
			List<RunResult> runs = new Replications(threads, 5, RunControl.NONE)
					.runUntil(results -> new ReplicationSummary(results).relativeError(), 0.03, 1000, this::run);
			assertEquals(0, runs.size() % Replications.ROUND);
			assertTrue(new ReplicationSummary(runs).relativeError() <= 0.03);
			List<RunResult> before = runs.subList(0, runs.size() - Replications.ROUND);
			assertTrue(before.isEmpty() || new ReplicationSummary(before).relativeError() > 0.03);
		}
		assertEquals(6, new Replications(2, 5, RunControl.NONE).runUntil(results -> 1, 0, 6, this::run).size());
	}

	@Test
	void progressGrowsToTheWhole() {
		List<Double> told = Collections.synchronizedList(new ArrayList<>());
		RunControl control = new RunControl() {
			@Override
			public void progress(double fraction) {
				told.add(fraction);
			}
		};
		new Replications(2, 5, control).run(4, this::run);
		assertEquals(told.stream().sorted().toList(), told);
		assertEquals(1, told.getLast(), 1e-9);
	}

	@Test
	void aCancellationEndsAllReplications() {
		RunControl control = new RunControl() {
			private double reached;

			@Override
			public void progress(double fraction) {
				reached = fraction;
			}

			@Override
			public boolean isCancelled() {
				return reached > 0.3;
			}
		};
		assertThrows(CancellationException.class, () -> new Replications(2, 5, control).run(4, this::run));
	}

	@Test
	void aFailureIsToldAsItIs() {
		RunFailedException failure = assertThrows(RunFailedException.class,
				() -> new Replications(2, 5, RunControl.NONE).run(3, (seed, control) -> {
					throw new RunFailedException("The GPU is on fire.");
				}));
		assertEquals("The GPU is on fire.", failure.getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Replications(0, 5, RunControl.NONE));
		assertThrows(IllegalArgumentException.class, () -> new Replications(1, 5, RunControl.NONE).run(0, this::run));
	}
}
