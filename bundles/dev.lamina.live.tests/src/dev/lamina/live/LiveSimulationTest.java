package dev.lamina.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.model.Host;
import dev.lamina.model.Vm;

class LiveSimulationTest {
	private static final URI MODEL = URI.createURI("memory:/model.lamina");
	private static final String TEXT = """
			import nvidia.*
			import stacks.*

			host vdi1 {
			  cpu        2 x 32 cores
			  memory     1 TiB
			  system     Linux
			  hypervisor KVM
			  gpu desktops : A40
			  gpu spare : A40
			}

			policy shared for vdi1.desktops {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			workload Cad {
			  reference A40
			  each frame at 60 fps {
			    cpu 3 ms
			    gpu lognormal(mean 1.4 ms, cv 20 %) on graphics
			  }
			}

			vm designer x 6 {
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-8Q on vdi1.desktops
			  runs   Cad
			  expect fps >= 55
			  expect frame-time p99 <= 1 ms
			}

			simulation monday {
			  for  20 s
			  seed 7
			}
			""";

	private final Workspace workspace = new Workspace(List.of());
	private final LiveSimulation live = new LiveSimulation(
			new SimulationBudget(Duration.ofSeconds(2), 500_000, Duration.ofMinutes(5)));
	private int version;

	@AfterEach
	void close() {
		live.close();
	}

	private Snapshot put(String text) {
		return workspace.put(MODEL, ++version, text);
	}

	private static LiveResults figures(CompletableFuture<LiveResults> answer) throws Exception {
		return answer.get(2, TimeUnit.MINUTES);
	}

	private static LiveResult of(LiveResults figures, Snapshot snapshot, String vm) {
		return snapshot.model().orElseThrow().getDeclarations().stream()
				.filter(each -> each instanceof Vm && vm.equals(each.getName())).findFirst()
				.flatMap(figures::of).orElseThrow();
	}

	@Test
	void aVmAndItsGpuHaveALineEach() throws Exception {
		Snapshot snapshot = put(TEXT);
		LiveResults figures = figures(live.requestResults(snapshot));
		assertEquals(snapshot.version(), figures.version());
		assertEquals(3, figures.results().size());
		LiveResult designer = of(figures, snapshot, "designer");
		assertTrue(designer.line().matches("from (5[5-9]|6\\d)\\.\\d fps, p95 up to \\d+(\\.\\d+)? ms, 1 of 2 promises broken"),
				designer.line());
		assertEquals(LiveResult.PromiseStatus.BROKEN, designer.status());
		assertTrue(designer.details().lines().findFirst().orElseThrow()
				.matches("designer\\[0\\] frame-time p99 <= 1 ms, but it is .* ms"), designer.details());
		Host host = (Host) snapshot.model().orElseThrow().getDeclarations().getFirst();
		String busy = figures.of(host.getGpus().getFirst()).orElseThrow().line();
		assertTrue(busy.matches("[3-7]\\d\\.\\d % busy"), busy);
		assertEquals("0.0 % busy", figures.of(host.getGpus().getLast()).orElseThrow().line());
		assertEquals(Optional.of(figures), live.knownResults(snapshot));
	}

	@Test
	void theSameTextHasTheSameFigures() throws Exception {
		LiveResults once = figures(live.requestResults(put(TEXT)));
		try (LiveSimulation other = new LiveSimulation(
				new SimulationBudget(Duration.ofSeconds(2), 500_000, Duration.ofMinutes(5)))) {
			LiveResults again = figures(other.requestResults(new Workspace(List.of()).put(MODEL, version, TEXT)));
			assertEquals(once, again);
			assertEquals(2_000_000_000L, again.simulatedNanos());
		}
	}

	@Test
	void aSmallBudgetSimulatesLess() throws Exception {
		try (LiveSimulation small = new LiveSimulation(new SimulationBudget(Duration.ofSeconds(2), 1, Duration.ofMinutes(5)))) {
			LiveResults figures = figures(small.requestResults(put(TEXT)));
			assertEquals(200_000_000L, figures.simulatedNanos());
			assertEquals(3, figures.results().size());
		}
	}

	@Test
	void outOfTimeNothingIsSaid() throws Exception {
		try (LiveSimulation hurried = new LiveSimulation(new SimulationBudget(Duration.ofSeconds(2), 500_000, Duration.ZERO))) {
			LiveResults figures = figures(hurried.requestResults(put(TEXT)));
			assertTrue(figures.results().isEmpty());
			assertEquals("The model is too large to be simulated while it is written.", figures.silence());
		}
	}

	@Test
	void aNewerVersionCancelsTheOlder() throws Exception {
		// so much that no one would wait for it
		try (LiveSimulation patient = new LiveSimulation(
				new SimulationBudget(Duration.ofDays(100), Long.MAX_VALUE / 1000, Duration.ofDays(100)))) {
			Snapshot old = put(TEXT.replace("for  20 s", "for  2000000 s"));
			CompletableFuture<LiveResults> first = patient.requestResults(old);
			assertSame(first, patient.requestResults(old));
			assertFalse(first.isDone());
			Snapshot broken = put(TEXT.replace("A40-8Q on", "A40-8Z on"));
			CompletableFuture<LiveResults> second = patient.requestResults(broken);
			assertThrows(CancellationException.class, first::join);
			assertEquals(broken.version(), figures(second).version());
			assertTrue(patient.knownResults(old).isEmpty());
		}
	}

	@Test
	void anEditAloneCancels() throws Exception {
		try (LiveSimulation patient = new LiveSimulation(
				new SimulationBudget(Duration.ofDays(100), Long.MAX_VALUE / 1000, Duration.ofDays(100)))) {
			CompletableFuture<LiveResults> first = patient.requestResults(put(TEXT.replace("for  20 s", "for  2000000 s")));
			put(TEXT);
			assertThrows(CancellationException.class, () -> first.get(2, TimeUnit.MINUTES));
		}
	}

	@Test
	void brokenTextGivesNothing() throws Exception {
		for (String broken : List.of(TEXT + "vm {", TEXT.replace("runs   Cad", "runs   Cat"),
				TEXT.replace("x 6 {\n  cpu", "x 7 {\n  cpu"), "", "// nothing")) {
			LiveResults figures = figures(live.requestResults(put(broken)));
			assertTrue(figures.results().isEmpty(), broken);
			assertEquals(0, figures.simulatedNanos());
		}
	}

	@Test
	void aBrokenFileOfThePackageSilencesTheOthers() throws Exception {
		workspace.put(URI.createURI("memory:/other.lamina"), 1, "package p\nhost other { memory ");
		LiveResults figures = figures(live.requestResults(put("package p\n" + TEXT)));
		assertTrue(figures.results().isEmpty());
		assertEquals("Another file of the package has errors.", figures.silence());
	}

	@Test
	void whatCannotBeSimulatedSaysWhy() throws Exception {
		LiveResults figures = figures(
				live.requestResults(put(TEXT.replace("policy shared for vdi1.desktops", "policy shared for vdi1.spare")
						.replace("gpu    A40-8Q on vdi1.desktops", "gpu    on vdi1.desktops"))));
		assertTrue(figures.results().isEmpty());
		assertTrue(figures.silence().isEmpty() || figures.silence().endsWith("."), figures.silence());
	}

	@Test
	void afterTheEndEverythingIsCancelled() {
		live.close();
		assertTrue(live.requestResults(put(TEXT)).isCancelled());
	}
}
