package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.TraceFile.Span;

/** What a trace says about a run is what the result of the same run says. */
class TraceTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*

			host h { cpu 1 x 16 cores at 3 GHz  memory 128 GiB  system Linux  hypervisor KVM  gpu g : T4 }

			policy p for h.g { stack NvidiaVgpu  partition T4-4C x 4  scheduler fixed-share }

			workload W { each iteration { cpu 50 us  gpu 3 ms on compute }  in-flight 2 }

			vm busy x 2 { system Linux  cpu 2 cores  memory 8 GiB  gpu T4-4C on h.g  runs W }

			simulation s { for 5 s  warm-up 500 ms }
			""";
	private static final String TOGETHER = """
			import nvidia.*
			import stacks.*

			host h { cpu 1 x 16 cores at 3 GHz  memory 128 GiB  system Linux  hypervisor BareMetal  gpu g : A100-80 }

			policy p for h.g { stack Mps }

			workload W { each iteration { cpu 50 us  gpu 3 ms on compute }  in-flight 3 }

			vm client x 3 { system Linux  cpu 2 cores  memory 8 GiB  gpu on h.g  runs W }

			simulation s { for 5 s  warm-up 500 ms }
			""";

	@TempDir
	private Path folder;
	private InProcessRunner here;

	@BeforeEach
	void writeModels() throws IOException {
		here = new InProcessRunner(folder).file("t4.lamina", MODEL).file("mps.lamina", TOGETHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "vdi", "shares", "mig", "migration" })
	void timeOfEveryVmIsItsShareOfTheEngine(String example) throws IOException {
		assertSharesAreThoseOfTheResult(Checkout.examples().resolve(example + ".lamina").toString());
	}

	@Test
	void timeOfEveryVmIsItsShareWhereAnEngineIsTimeSliced() throws IOException {
		assertSharesAreThoseOfTheResult("t4.lamina");
	}

	@Test
	void workOfEveryVmIsItsShareWhereAnEngineServesSeveralAtATime() throws IOException {
		TraceFile trace = assertSharesAreThoseOfTheResult("mps.lamina");
		assertTrue(trace.of("engine").stream().map(Span::track).distinct().count() >= 3, "a track for each client");
	}

	/** The whole measured time of one run: per engine and VM, the sum of what the trace shows against the share in the JSON. */
	private TraceFile assertSharesAreThoseOfTheResult(String model) throws IOException {
		Outcome json = here.lamina("simulate", model, "--replications", "1", "--format", "json");
		JsonObject result = JsonParser.parseString(json.out()).getAsJsonObject();
		Outcome traced = here.lamina("simulate", model, "--replications", "1", "--format", "trace", "--trace-for", "1h");
		assertEquals(json.exit(), traced.exit(), traced.err());
		assertTrue(
				traced.err()
						.matches("traced \\S+ s to \\S+ s of \\S+ s; choose another part with --trace-from and --trace-for\n"),
				traced.err());
		TraceFile trace = new TraceFile(traced.out());
		BigDecimal begin = result.get("warmUp").getAsBigDecimal().movePointRight(6);
		BigDecimal measured = result.get("duration").getAsBigDecimal().movePointRight(6).subtract(begin);
		Map<String, BigDecimal> occupied = new TreeMap<>();
		for (Span span : trace.of("engine")) {
			JsonElement work = span.arguments().get("work_us");
			String engine = span.track().replaceFirst(", .*", "");
			occupied.merge(span.process() + ' ' + engine + ' ' + span.name(),
					work == null ? span.duration() : work.getAsBigDecimal(), BigDecimal::add);
		}
		Map<String, BigDecimal> switching = new TreeMap<>();
		trace.of("switch")
				.forEach(span -> switching.merge(span.process() + ' ' + span.track(), span.duration(), BigDecimal::add));
		int compared = 0;
		for (JsonElement gpu : result.getAsJsonArray("gpus")) {
			String name = "GPU " + gpu.getAsJsonObject().get("name").getAsString();
			for (JsonElement each : gpu.getAsJsonObject().getAsJsonArray("engines")) {
				JsonObject engine = each.getAsJsonObject();
				String track = name + ' ' + engine.get("name").getAsString();
				assertShare(engine.get("switchOverhead").getAsDouble(), switching.getOrDefault(track, BigDecimal.ZERO), measured,
						track);
				for (var share : engine.getAsJsonObject("shares").entrySet()) {
					String key = track + ' ' + share.getKey();
					assertShare(share.getValue().getAsDouble(), occupied.getOrDefault(key, BigDecimal.ZERO), measured, key);
					occupied.remove(key);
					compared++;
				}
			}
		}
		assertTrue(compared > 0, "there are shares");
		assertEquals(Map.of(), occupied);
		return trace;
	}

	/** To the six digits that results have. */
	private static void assertShare(double share, BigDecimal time, BigDecimal measured, String what) {
		assertEquals(share, time.doubleValue() / measured.doubleValue(), 5.0001e-6 * share, what);
	}

	@Test
	void anEngineIsOneVmsAtATimeAndStepsLieWithinTheirOperation() throws IOException {
		TraceFile trace = traced("t4.lamina");
		Map<String, List<Span>> tracks = trace.byTrack();
		assertEquals(List.of("GPU h.g: compute", "VM busy[0]: operations", "VM busy[0]: operations #2", "VM busy[1]: operations",
				"VM busy[1]: operations #2"), List.copyOf(tracks.keySet()));
		tracks.forEach((track, spans) -> {
			boolean vm = track.startsWith("VM");
			BigDecimal end = BigDecimal.ZERO;
			for (Span span : spans.stream().filter(span -> !vm || span.category().equals("operation"))
					.sorted(Comparator.comparing(Span::from)).toList()) {
				assertTrue(span.from().compareTo(end) >= 0, () -> track + " overlaps at " + span);
				end = span.to();
			}
			Span whole = null;
			for (Span span : spans) {
				if (span.category().equals("operation")) {
					whole = span;
				} else if (vm) {
					assertTrue(whole.from().compareTo(span.from()) <= 0 && whole.to().compareTo(span.to()) >= 0,
							span + " lies outside of " + whole);
					assertEquals(whole.name() + ' ' + whole.arguments().get("number"),
							span.arguments().get("operation").getAsString());
				}
			}
		});
	}

	@Test
	void costOfAnOperationAddsUpToItsLatency() throws IOException {
		int counted = 0;
		for (Span operation : traced("t4.lamina").of("operation")) {
			if (operation.arguments().has("latency_us")) {
				BigDecimal cost = operation.arguments().getAsJsonObject("cost_us").entrySet().stream()
						.map(term -> term.getValue().getAsBigDecimal())
						.reduce(BigDecimal.ZERO, BigDecimal::add);
				assertEquals(0, cost.compareTo(operation.arguments().get("latency_us").getAsBigDecimal()), operation.toString());
				counted++;
			}
		}
		assertTrue(counted > 100);
	}

	@Test
	void idleTurnsAreShownWhereTheyAreReserved() throws IOException {
		here.file("part.lamina", MODEL.replace("gpu 3 ms on compute }  in-flight 2", "think 5 ms  gpu 1 ms on compute }"));
		TraceFile part = traced("part.lamina");
		assertTrue(part.of("reserved").stream().anyMatch(span -> span.arguments().get("vm").getAsString().equals("busy[1]")));
		here.file("free.lamina", MODEL.replace("gpu 3 ms on compute }  in-flight 2", "think 5 ms  gpu 1 ms on compute }")
				.replace("fixed-share", "best-effort"));
		assertEquals(List.of(), traced("free.lamina").of("reserved"));
	}

	@Test
	void queueCountsJobs() throws IOException {
		List<Integer> jobs = traced("t4.lamina").others.stream().filter(event -> event.get("ph").getAsString().equals("C"))
				.map(event -> event.getAsJsonObject("args").get("jobs").getAsInt()).toList();
		assertFalse(jobs.isEmpty());
		assertTrue(jobs.stream().allMatch(number -> number >= 0 && number <= 4), jobs.toString());
	}

	@Test
	void windowCutsEverything() throws IOException {
		TraceFile trace = traced("t4.lamina", "--trace-from", "1 s", "--trace-for", "20ms");
		assertEquals(BigDecimal.ONE, trace.about.get("from_s").getAsBigDecimal());
		assertEquals(new BigDecimal("1.02"), trace.about.get("to_s").getAsBigDecimal());
		assertFalse(trace.spans.isEmpty());
		for (Span span : trace.spans) {
			assertTrue(span.from().doubleValue() >= 1_000_000 && span.to().doubleValue() <= 1_020_000, span.toString());
		}
		TraceFile usual = traced("t4.lamina");
		assertEquals(new BigDecimal("0.5"), usual.about.get("from_s").getAsBigDecimal());
		assertEquals(new BigDecimal("1.5"), usual.about.get("to_s").getAsBigDecimal());
	}

	@Test
	void interruptionsHaveTheirParts() throws IOException {
		TraceFile trace = traced(Checkout.examples().resolve("migration.lamina").toString(), "--trace-from", "0s", "--trace-for",
				"30s");
		Map<String, List<String>> names = trace.of("lifecycle").stream()
				.collect(Collectors.groupingBy(Span::process, TreeMap::new, Collectors.mapping(Span::name, Collectors.toList())));
		assertEquals(Map.of("VM mover", List.of("migrate", "copying", "stopping", "down"), "VM parked",
				List.of("suspend", "stopping", "down", "fail", "down"), "VM unlucky", List.of("fail", "down")), names);
		List<String> instants = trace.others.stream().filter(event -> event.get("ph").getAsString().equals("i"))
				.map(event -> event.get("name").getAsString()).toList();
		assertEquals(List.of("start", "start", "start"), instants);
	}

	@Test
	void sameBytesOnAnyNumberOfThreadsAndWithReplications() throws IOException {
		Outcome one = here.lamina("simulate", "t4.lamina", "--format", "trace", "--threads", "1");
		assertEquals(0, one.exit(), one.err());
		assertEquals(one, here.lamina("simulate", "t4.lamina", "--format", "trace", "--threads", "2"));
		assertEquals(one, here.lamina("simulate", "t4.lamina", "--format", "trace", "--threads", "2", "--replications", "5"));
		Outcome other = here.lamina("simulate", "t4.lamina", "--format", "trace", "--seed", "2");
		assertEquals(2, new TraceFile(other.out()).about.get("seed").getAsInt());
	}

	@Test
	void aTraceIsFullAfterSoManyEvents() throws IOException {
		here.file("long.lamina",
				MODEL.replace("cpu 50 us  gpu 3 ms on compute", "cpu 1 us  gpu 2 us on compute").replace("for 5 s", "for 2 s")
						.replace("fixed-share", "best-effort").replace("vm busy x 2", "vm busy x 1"));
		Outcome full = here.lamina("simulate", "long.lamina", "--format", "trace", "--trace-for", "2 s");
		assertEquals(0, full.exit(), full.err());
		assertTrue(full.err().matches(
				"traced 0\\.5 s to 2 s of 2 s; choose another part with --trace-from and --trace-for\nthe trace is full at "
						+ "0\\.[0-9]+ s; show less with --trace-for, or later with --trace-from\n"),
				full.err());
		assertEquals(500_000,
				full.out().lines().filter(line -> line.contains("\"ph\":\"") && !line.contains("\"ph\":\"M\"")).count());
		assertTrue(new TraceFile(full.out()).about.has("full_at_s"));
	}

	@Test
	void ofASweepOneCombinationIsTraced() throws IOException {
		here.file("sweep.lamina",
				MODEL.replace("warm-up 500 ms", "warm-up 500 ms  vary policy p.scheduler over fixed-share, equal-share"));
		Outcome first = here.lamina("simulate", "sweep.lamina", "--format", "trace");
		assertEquals(0, first.exit(), first.err());
		String part = "traced 0.5 s to 1.5 s of 5 s; choose another part with --trace-from and --trace-for\n";
		assertEquals(part + "traced combination 1 with policy p.scheduler = fixed-share; choose another with --combination\n",
				first.err());
		assertEquals("0.5 s to 1.5 s of 5 s", new TraceFile(first.out()).about.get("window").getAsString());
		Outcome second = here.lamina("simulate", "sweep.lamina", "--format", "trace", "--combination", "2");
		assertEquals(part, second.err());
		assertEquals("equal-share",
				new TraceFile(second.out()).about.getAsJsonObject("variation").get("policy p.scheduler").getAsString());
		Outcome third = here.lamina("simulate", "sweep.lamina", "--format", "trace", "--combination", "3");
		assertEquals(new Outcome(2, "", "lamina: There are combinations 1 to 2, and no combination 3.\n"), third);
	}

	@Test
	void whatCannotBeTracedIsRefused() throws IOException {
		here.file("two.lamina", MODEL + "simulation t { for 1 s }\n");
		assertRefused(
				"A trace is about one simulation, and here are 2. Name one file, and one of its simulations with --simulation.",
				"simulate",
				"two.lamina", "--format", "trace");
		assertEquals(0, here.lamina("simulate", "two.lamina", "--simulation", "t", "--format", "trace", "-o", "t.json").exit());
		assertTrue(Files.readString(folder.resolve("t.json")).startsWith("{\"displayTimeUnit\""));
		assertRefused("A trace from 5 s on would be empty: the run takes 5 s.", "simulate", "t4.lamina", "--format", "trace",
				"--trace-from", "5s");
		assertRefused("--trace-for must be a time such as 60s or \"500 ms\", not '0s'.", "simulate", "t4.lamina", "--format",
				"trace", "--trace-for", "0s");
		assertRefused("--trace-from, --trace-for and --combination are about a trace. Add --format trace.", "simulate",
				"t4.lamina", "--trace-for", "1s");
		assertEquals(0, here.lamina("simulate", "t4.lamina", "--format", "json", "-o", "saved.json").exit());
		assertRefused(
				"A saved result does not say what happened when. Simulate the model again: lamina simulate FILE --format trace",
				"report",
				"saved.json", "--format", "trace");
	}

	@Test
	void aModelThatCannotBeSimulatedLeavesTheOldTrace() throws IOException {
		here.file("refused.lamina", MODEL.replace("warm-up 500 ms", "warm-up 500 ms  at 1 s migrate busy[0] to h.g"))
				.file("old.json", "old");
		Outcome refused = here.lamina("simulate", "refused.lamina", "--format", "trace", "-o", "old.json");
		assertEquals(1, refused.exit(), refused.toString());
		assertEquals("old", Files.readString(folder.resolve("old.json")));
	}

	private void assertRefused(String sentence, String... command) {
		assertEquals(new Outcome(2, "", "lamina: " + sentence + "\n"), here.lamina(command));
	}

	private TraceFile traced(String model, String... options) throws IOException {
		String[] command = Stream.concat(Stream.of("simulate", model, "--format", "trace"),
				Stream.of(options)).toArray(String[]::new);
		Outcome outcome = here.lamina(command);
		assertEquals(0, outcome.exit(), outcome.err());
		return new TraceFile(outcome.out());
	}
}
