package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds that {@code simulate} runs what {@code validate} accepts, and refuses what it refuses. */
class AgreementTest {
	/** How many models with random events are tried. */
	private static final int MODELS = Integer.getInteger("lamina.agreement.count", 2_000);
	private static final long SEED = Long.getLong("lamina.agreement.seed", 14);

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> everySoundModelRuns() throws IOException {
		List<Path> models = new ArrayList<>();
		for (Path root : List.of(Checkout.root().resolve("dsl/dev.lamina.dsl.tests/corpus/valid"), Checkout.examples())) {
			try (Stream<Path> files = Files.walk(root)) {
				files.filter(file -> file.toString().endsWith(".lamina")).sorted().forEach(models::add);
			}
		}
		return models.stream().filter(AgreementTest::hasSimulation)
				.map(file -> DynamicTest.dynamicTest(Checkout.root().relativize(file).toString(), () -> {
					InProcessRunner lamina = new InProcessRunner(file.getParent());
					String name = file.getFileName().toString();
					assertEquals(0, lamina.lamina("validate", name).exit());
					InProcessRunner.Outcome run = lamina.lamina("simulate", name, "--for", "1ms");
					assertTrue(run.exit() < 2, run::err);
				}));
	}

	private static boolean hasSimulation(Path file) {
		try {
			return Files.readString(file).lines().anyMatch(line -> line.startsWith("simulation "));
		} catch (IOException unreadable) {
			throw new java.io.UncheckedIOException(unreadable);
		}
	}

	/** What a simulation cannot run is refused by validation under the same code. */
	@TestFactory
	Stream<DynamicTest> whatCannotRunIsRefusedByBoth() {
		String odd = """
				gpu Odd { memory 16 GiB  reset bus  profile q : mig { memory 4 GiB  instances 4  compute-slices 1 } }
				host h { cpu 1 x 8 cores  memory 64 GiB  gpu o : Odd }
				policy p for h { stack Mig  partition q x 4 }
				""";
		return Stream.of(Map.entry("expectation.subject", "simulation s { for 1 s  expect overhead of left.g <= 1 }"),
				Map.entry("expectation.subject", "simulation s { for 1 s  expect downtime p95 of w <= 1 s }"),
				Map.entry("property.missing", odd + "vm x { memory 4 GiB  gpu q on h  runs Draw }\nsimulation s { for 1 s }"),
				Map.entry("emulation.unknown", """
						stack Soft : emulation { cost { flops-per-cycle 8 } }
						host h { cpu 1 x 8 cores at 2 GHz  memory 64 GiB }
						policy p for h { stack Soft }
						vm x { memory 4 GiB  gpu on h  runs Draw }
						simulation s { for 1 s }
						"""),
				Map.entry("migration.target", "simulation s { for 60 s  at 1 s migrate v to right.spare }"))
				.map(model -> DynamicTest.dynamicTest(model.getKey(), () -> {
					InProcessRunner lamina = new InProcessRunner(folder).file("m.lamina", BASE + model.getValue());
					assertTrue(lamina.lamina("validate", "m.lamina").out().contains("error[" + model.getKey() + "]"),
							() -> lamina.lamina("validate", "m.lamina").out());
					assertTrue(lamina.lamina("simulate", "m.lamina").err().contains("error[" + model.getKey() + "]"));
				}));
	}

	/** A VM may come to a GPU of fixed shares that no one had, and calls may be forwarded over ways of which one costs nothing. */
	@TestFactory
	Stream<DynamicTest> whatIsAcceptedRuns() {
		return Stream.of("""
				stack Own : mediated { provides live-migration  schedulers fixed-share  cost { slice 1 ms  save 1 GB/s } }
				host h x 2 { cpu 1 x 8 cores  memory 64 GiB  network 25 Gbit/s  gpu g : Board }
				policy p for h { stack Own  scheduler fixed-share }
				vm a x 2 { memory 1 GiB  gpu on h[0].g  runs Draw }
				vm b { memory 1 GiB  gpu on h[1].g  runs Draw }
				simulation s { for 60 s  at 1 s migrate b to h[0].g }
				""", """
				stack Forward : api-forwarding { provides live-migration  cost { message 10 us  slice 1 ms  save 1 GB/s } }
				host h { cpu 1 x 8 cores  memory 64 GiB  network 25 Gbit/s latency 10 us  gpu g : Board }
				host k { cpu 1 x 8 cores  memory 64 GiB  gpu g : Board }
				policy p for h, k { stack Forward }
				workload Calls { each frame { calls 20  cpu 1 ms  gpu 1 ms on graphics  upload 1 MiB }  memory 1 GiB }
				vm a { memory 1 GiB  gpu on h.g  runs Calls }
				simulation s { for 60 s  at 1 s migrate a to k.g }
				""").map(model -> DynamicTest.dynamicTest(model.lines().findFirst().orElseThrow(), () -> {
			InProcessRunner lamina = new InProcessRunner(folder).file("m.lamina", BASE + model);
			InProcessRunner.Outcome validated = lamina.lamina("validate", "m.lamina");
			assertEquals(0, validated.exit(), validated.out());
			InProcessRunner.Outcome run = lamina.lamina("simulate", "m.lamina", "--for", "2s");
			assertTrue(run.exit() < 2 && !run.err().contains("error["), run::err);
		}));
	}

	@Test
	@Tag("fuzz")
	void modelsWithRandomEventsAreAcceptedByBothOrByNone() throws IOException {
		Random random = new Random(SEED);
		InProcessRunner lamina = new InProcessRunner(folder);
		TreeMap<String, Integer> outcomes = new TreeMap<>();
		for (int number = 0; number < MODELS; number++) {
			String drawn = events(random);
			String events = drawn.contains("start next") ? drawn : drawn.replace(" next", " late");
			String model = BASE + (events.contains("start next") ? NEXT : "")
					+ SUCCESSORS.lines().filter(policy -> events.contains(" to " + policy.split(" ")[1]))
							.collect(Collectors.joining("\n"))
					+ "\n" + events;
			lamina.file("m.lamina", model);
			int validated = lamina.lamina("validate", "m.lamina").exit();
			InProcessRunner.Outcome run = lamina.lamina("simulate", "m.lamina", "--for", "1ms");
			outcomes.merge(validated == 0 ? "accepted" : "refused", 1, Integer::sum);
			assertEquals(validated == 0, run.exit() < 2 && !run.err().contains("error["), () -> run.err() + model);
			assertTrue(!run.err().contains("simulation.refused") && !run.err().contains("internal"), () -> run.err() + model);
		}
		// the events are neither all possible nor all impossible
		assertTrue(outcomes.getOrDefault("accepted", 0) > MODELS / 10 && outcomes.getOrDefault("refused", 0) > MODELS / 10,
				outcomes::toString);
	}

	/** Up to four events in any order of time, about VMs and GPUs of {@link #BASE}; some are possible, some are not. */
	private static String events(Random random) {
		StringBuilder text = new StringBuilder("simulation s {\n  for 60 s\n");
		for (int event = 1 + random.nextInt(4); event > 0; event--) {
			boolean onLeft = random.nextBoolean();
			String vm = onLeft ? pick(random, "v[0]", "v[1]", "v", "w") : pick(random, "late", "fixed", "next");
			String there = onLeft ? "right.g" : "left.g";
			String gpu = pick(random, "left.g", "left.g", "right.g", "right.spare", "left");
			int second = 1 + random.nextInt(50);
			text.append("  at ").append(second).append(" s ").append(switch (random.nextInt(15)) {
				case 0 -> "stop " + vm;
				case 1 -> pick(random, "start late", "start next",
						"stop " + pick(random, "late", "fixed") + "\n  at " + (second + 3) + " s start next");
				case 2 -> "resume " + vm;
				case 3, 4 -> "suspend " + vm + "\n  at " + (second + 5) + " s resume " + vm;
				case 5 -> "suspend " + vm;
				case 6, 9, 10 -> {
					String site = pick(random, gpu, "left.g instance " + random.nextInt(4), "right", "right.g instance 0");
					yield "fail " + site
							+ pick(random, "", " for 9 s", " for 90 s", "\n  at " + (second + 4) + " s repair " + site);
				}
				case 11 -> pick(random, "repair " + gpu, "stop " + vm + "\n  at " + (second + 4) + " s start " + vm);
				case 12 ->
						"stop " + vm + "\n  at " + (second + 4) + " s start " + vm + "\n  at " + (second + 6) + " s stop " + vm;
				case 7 -> "repartition " + gpu + pick(random, "", " to night", " to night", " to day", " to other");
				case 8 -> "migrate " + vm + " to " + pick(random, "left.g", "right.g", "right.spare", "right", "left");
				default -> "migrate " + vm + " to " + there + (random.nextBoolean() ? ""
						: "\n  at " + (second + 7) + " s migrate " + vm + " to " + (onLeft ? "left.g" : "right.g"));
			}).append('\n');
		}
		return text.append("}\n").toString();
	}

	private static String pick(Random random, String... words) {
		return words[random.nextInt(words.length)];
	}

	/** Policies that hold for nothing until an event puts a GPU under them. */
	private static final String SUCCESSORS = """
			policy night { stack Mig  partition 1g x 4 }
			policy other { stack Other  partition 1g x 4 }
			""";

	/** Finds room on its GPU only if others have left it by the time when it starts. */
	private static final String NEXT = "vm next { memory 4 GiB  gpu 2g on right.g  runs Draw }\n";

	private static final String BASE = """
			gpu Board {
			  memory         16 GiB
			  reset          bus
			  compute-slices 4
			  memory-slices  4
			  profile 1g : mig { memory 4 GiB  instances 4  compute-slices 1  memory-slices 1 }
			  profile 2g : mig { memory 8 GiB  instances 2  compute-slices 2  memory-slices 2 }
			}
			stack Mig : spatial {
			  provides live-migration
			  profiles mig
			  cost { save 2 GB/s  reset 2 s  reconfiguration 1 s }
			}
			stack Other extends Mig
			host left { cpu 1 x 8 cores  memory 64 GiB  network 25 Gbit/s  gpu g : Board }
			host right { cpu 1 x 8 cores  memory 64 GiB  network 25 Gbit/s  gpu g : Board  gpu spare : Board }
			policy day for left.g { stack Mig  partition 2g  partition 1g x 2 }
			policy mixed for right.g { stack Mig }
			policy apart for right.spare { stack Other }
			workload Draw { each frame { cpu 1 ms  gpu 1 ms on graphics }  memory 2 GiB  dirty 100 MB/s }
			vm v x 2 { memory 4 GiB  gpu 1g on left.g  runs Draw  on-failure restart within 2 s }
			vm w { memory 4 GiB  gpu 2g on left.g  runs Draw }
			vm late { memory 4 GiB  gpu 1g  runs Draw  on-failure restart within 1 s }
			vm fixed { memory 4 GiB  gpu 2g on right.g  runs Draw }
			vm alone { memory 4 GiB  gpu 1g on right.spare  runs Draw }
			""";
}
