package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/** {@code lamina diagram --at}: who sits where at a time of a simulation. */
class DiagramTimeTest {
	private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");
	private static final String MODEL = """
			gpu Board { vendor NVIDIA  memory 16 GiB  reset none }
			stack Share : mediated { provides live-migration  cost { save 2 GB/s } }
			host h { cpu 1 x 8 cores  memory 64 GiB  gpu g : Board  gpu other : Board }
			policy p for h { stack Share }
			workload W { each frame { cpu 1 ms  gpu 1 ms on graphics }  memory 1 GiB }
			vm v x 3 { memory 4 GiB  gpu on h.g  runs W }
			vm late { memory 4 GiB  gpu on h.other  runs W }
			""";
	private static final String SIMULATION = """
			simulation s { for 2 min  at 10 s stop v[1]  at 20 s start late  at 30 s suspend v[0]  at 1 min fail h.other }
			""";

	@TempDir
	private Path folder;

	private InProcessRunner process;

	@BeforeEach
	void write() throws IOException {
		process = new InProcessRunner(folder.toRealPath()).file("m.lamina", MODEL + SIMULATION).file("none.lamina", MODEL);
	}

	private List<String> texts(String... arguments) {
		Outcome drawn = process.lamina(arguments);
		assertEquals(0, drawn.exit(), drawn.err());
		return TEXT.matcher(drawn.out()).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static void shows(List<String> texts, String... expected) {
		assertTrue(texts.containsAll(List.of(expected)), texts::toString);
	}

	@Test
	void aVmIsAwayBeforeItStartsAndAfterItHasStopped() {
		List<String> start = texts("diagram", "m.lamina", "--at", "0s");
		shows(start, "late, not started", "v x 3", "v[1]", "Partitioning, s at 0 s", "VM, absent");
		assertFalse(start.contains("late"), start::toString);
		List<String> stopped = texts("diagram", "m.lamina", "--at", "10 s");
		shows(stopped, "v x 3, 1 stopped", "v[0]", "v[2]", "Partitioning, s at 10 s");
		assertFalse(stopped.contains("v[1]"), stopped::toString);
		shows(texts("diagram", "m.lamina", "--at", "20s"), "late");
	}

	@Test
	void suspendedAndFailedAreShownAsThat() {
		shows(texts("diagram", "m.lamina", "--at", "30s"), "v x 3, 1 suspended, 1 stopped", "v[0], suspended", "v[2]");
		shows(texts("diagram", "m.lamina", "--at", "1 min"), "late, failed", "other : Board, 16 GiB, failed", "GPU, failed",
				"Partitioning, s at 60 s");
		shows(texts("diagram", "m.lamina", "--diagram", "topology", "--at", "1 min"), "other : Board, 16 GiB, failed",
				"Topology, s at 60 s");
		shows(texts("diagram", "m.lamina", "--diagram", "fleet", "--at", "12.5s"), "g, 2 VMs", "other", "Fleet, s at 12.5 s");
		shows(texts("diagram", "m.lamina", "--diagram", "results", "--at", "1 min"), "late, failed", "Results, s at 60 s");
	}

	@Test
	void aVmThatMigratesHasBothPlacesUntilItIsThere() throws IOException {
		process.file("migration.lamina", Files.readString(Checkout.examples().resolve("migration.lamina")));
		shows(texts("diagram", "migration.lamina", "--at", "5.5s"), "mover, migrating", "mover, arriving", "VM, migrating");
		List<String> there = texts("diagram", "migration.lamina", "--at", "9 s");
		shows(there, "mover", "parked, suspended");
		assertFalse(there.contains("mover, migrating"), there::toString);
		shows(texts("diagram", "migration.lamina", "--at", "18.5s"), "parked, waiting");
	}

	@Test
	void aGpuIsShownAsItIsCutByThen() throws IOException {
		process.file("repartition.lamina", Files.readString(Checkout.examples().resolve("repartition.lamina")));
		List<String> before = texts("diagram", "repartition.lamina", "--at", "19 s");
		shows(before, "3g.40gb", "tuning");
		List<String> course = texts("diagram", "repartition.lamina", "--at", "30 s");
		shows(course, "tuning, waiting");
		assertEquals(7, course.stream().filter("1g.10gb"::equals).count());
		assertFalse(course.contains("3g.40gb"), course::toString);
		shows(texts("diagram", "repartition.lamina", "--at", "21 s"), "a100 : A100-80, 80 GiB, being repartitioned");
		shows(texts("diagram", "repartition.lamina", "--at", "70 s"), "3g.40gb", "tuning");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"m.lamina --at soon; --at must be a time such as 60s or \"500 ms\", not 'soon'.",
			"m.lamina --at -1s; --at must be a time such as 60s or \"500 ms\", not '-1s'.",
			"m.lamina --at 5GiB; --at must be a time such as 60s or \"500 ms\", not '5GiB'.",
			"m.lamina --at 121s; Nothing is known of 121 s: simulation s of 'm.lamina' ends after 2 min. Choose an earlier time for --at.",
			"none.lamina --at 5s; 'none.lamina' declares no simulation, so nothing happens in it at a time. Omit --at, or declare one with events.",
			"m.lamina --at 5s --simulation x; There is no simulation 'x' in 'm.lamina'. There are: s.",
			"m.lamina --simulation s; --simulation says which simulation --at is about. Add --at TIME." })
	void whatHasNoAnswerIsOneSentence(String arguments, String sentence) {
		Outcome refused = process.lamina(("diagram " + arguments).split(" "));
		assertEquals(2, refused.exit());
		assertEquals("", refused.out());
		assertEquals(List.of(sentence), refused.err().lines().map(line -> line.replaceFirst("^lamina: ", "")).toList());
	}

	@Test
	void oneOfSeveralSimulationsIsNamed() throws IOException {
		process.file("two.lamina", MODEL + SIMULATION + "simulation t { for 2 min  at 5 s stop v }\n");
		Outcome open = process.lamina("diagram", "two.lamina", "--at", "6s");
		assertEquals(2, open.exit());
		assertTrue(open.err().contains(
				"'two.lamina' has 2 simulations. Say which one --at is about: --simulation with one of s, t."), open.err());
		shows(texts("diagram", "two.lamina", "--at", "6s", "--simulation", "t"), "v x 3, stopped", "Partitioning, t at 6 s");
	}

	@Test
	void whatCannotHappenIsLeftOut() throws IOException {
		process.file("wrong.lamina", MODEL + "simulation s { for 1 min  at 5 s resume v  at 10 s stop v[2] }\n");
		Outcome drawn = process.lamina("diagram", "wrong.lamina", "--at", "20s");
		assertEquals(1, drawn.exit());
		assertTrue(drawn.out().contains("v x 3, 1 stopped"), drawn.out());
		assertTrue(drawn.err().contains("wrong.lamina: 1 problem in the plan of simulation s: what cannot happen is left out of "
				+ "the picture."), drawn.err());
	}

	@Test
	void oneModelWithoutSimulationTakesNoOtherWithIt() {
		Outcome drawn = process.lamina("diagram", "m.lamina", "none.lamina", "--all", "--at", "5s", "-o", "pictures");
		assertEquals(2, drawn.exit());
		assertTrue(drawn.err().contains("'none.lamina' declares no simulation"), drawn.err());
		assertTrue(Files.exists(folder.resolve("pictures/m.partitioning.svg")), drawn.out());
		assertFalse(Files.exists(folder.resolve("pictures/none.partitioning.svg")), drawn.out());
	}
}
