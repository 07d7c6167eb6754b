package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.console.ExitStatus;

/**
 * What is too much, too little, too short or too long is refused at its place, under a rule that there is; what is accepted runs.
 */
class LimitsTest {
	private static final String SOUND = """
			host h { cpu 2 x 32 cores  memory 1 TiB  gpu g : nvidia.A40 }
			policy p for h.g { stack stacks.Vfio }
			workload W { each iteration { cpu 1 ms  gpu 1 ms on compute } }
			vm v { cpu 4 cores  memory 8 GiB  gpu on h.g  runs W }
			simulation s { for 10 ms }
			""";

	@TempDir
	private Path folder;

	private Outcome validated(String text) throws IOException {
		return new InProcessRunner(folder).file("m.lamina", text).lamina("validate", "m.lamina");
	}

	private void refused(String code, String sentence, String text) throws IOException {
		Outcome outcome = validated(text);
		assertEquals(ExitStatus.PROBLEMS, outcome.exit(), outcome.out());
		assertTrue(outcome.out().contains("error[" + code + "]: " + sentence), outcome.out());
		assertFalse(outcome.out().contains("internal.error"), outcome.out());
	}

	@Test
	void numbersBeyondAllMeasureAreTooLarge() throws IOException {
		refused("quantity.malformed", "'1e308' is too large to be counted.", "gpu T { memory 1e308 GB }\n");
		refused("quantity.malformed", "'1e-308' is too small to be counted.", "gpu T { bandwidth 1e-308 GB/s }\n");
		refused("quantity.malformed", "'1e99999999999' is too large to be counted.", "gpu T { memory 1e99999999999 GiB }\n");
		refused("quantity.malformed", "'9999999999999999999999999999999999999999…' is too large to be counted.",
				"gpu T { memory " + "9".repeat(100_000) + " GiB }\n");
		refused("quantity.range", "memory is 1000000000000000000 GB; it must be at most 1024 TiB.", "gpu T { memory 1e18 GB }\n");
		refused("number.malformed", "'1e40' is too large. At most 2147483647 is possible.", "vm a x 1e40 {}\n");
	}

	@Test
	void aHostWithoutMemoryIsRefusedForThat() throws IOException {
		refused("quantity.zero", "memory is 0 TiB; it must be above zero.", SOUND.replace("1 TiB", "0 TiB"));
		refused("quantity.zero", "cpu is 0; it must be above zero.", SOUND.replace("4 cores", "0 cores"));
	}

	@Test
	void aRunIsNeitherTooShortNorTooLong() throws IOException {
		refused("quantity.range", "duration is 10 ns; it must be at least 1 us: a shorter run holds nothing to measure.",
				SOUND.replace("10 ms", "10 ns"));
		refused("quantity.range", "duration is 4000 d; it must be at most 3650 d.", SOUND.replace("10 ms", "4000 d"));
		InProcessRunner lamina = new InProcessRunner(folder).file("m.lamina", SOUND);
		assertEquals("lamina: --for is 1 ns; it must be at least 1 us: a shorter run holds nothing to measure.\n",
				lamina.lamina("simulate", "m.lamina", "--for", "1ns").err());
		assertEquals("lamina: --replications is 1000000000; it must be at most 10000.\n",
				lamina.lamina("simulate", "m.lamina", "--replications", "1000000000").err());
		assertEquals(ExitStatus.OK, lamina.lamina("simulate", "m.lamina", "--for", "1us").exit());
	}

	@Test
	void aMomentLeftByTheWarmUpIsEnough() throws IOException {
		String short10 = SOUND.replace("10 ms", "1 us  warm-up 999 ns");
		assertEquals(ExitStatus.OK, validated(short10).exit(), validated(short10).out());
		Outcome outcome = new InProcessRunner(folder).lamina("simulate", "m.lamina");
		assertEquals(ExitStatus.OK, outcome.exit(), outcome.err());
	}

	@Test
	void workThatIsNeverDoneIsSimulatedAsThat() throws IOException {
		for (String simulation : List.of("simulation s { for 1 s }\n", "")) {
			new InProcessRunner(folder).file("m.lamina", """
					gpu T { memory 16 GiB  supports pass-through  engine graphics { speed 1 TFLOP/s } }
					host h { cpu 2 x 16 cores  memory 64 GiB  gpu g : T }
					stack S : pass-through
					policy p for h.g { stack S }
					workload Draw { each frame { gpu 300000000000 ms } }
					vm a { cpu 1 cores  memory 1 GiB  gpu on h.g  runs Draw }
					""" + simulation);
			Outcome outcome = new InProcessRunner(folder).lamina("simulate", "m.lamina");
			assertEquals(ExitStatus.OK, outcome.exit(), outcome.err());
			assertTrue(outcome.out().contains("0 fps"), outcome.out());
		}
		refused("quantity.range", "time is 5000000000000 ms; it must be at most 3650 d.",
				"workload Draw { each frame { gpu 5000000000000 ms } }\n");
	}

	@Test
	void moreThanCanBeRunOrLaidOutIsRefused() throws IOException {
		refused("quantity.range", "replications is 1000000000; it must be at most 10000.",
				SOUND.replace("10 ms", "100 us  replications 1000000000"));
		refused("quantity.range", "count is 1000000; it must be at most 100000.", SOUND.replace("host h {", "host h[1000000] {"));
		refused("instances.tooMany", "With the 60000 of w there are 120001 VMs; at most 100000 can be laid out.",
				SOUND + "vm u x 60000 {}\nvm w x 60000 {}\n".replace("120001", "120001"));
		String twenty = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20";
		StringBuilder varied = new StringBuilder("10 ms");
		for (int i = 0; i < 10; i++) {
			varied.append("\n  vary vm v.cpu over ").append(twenty);
		}
		refused("vary.tooMany", "With this, simulation s has more than 10000 combinations.", SOUND.replace("10 ms", varied));
		refused("vary.unknown", "memory is 0 GiB; it must be above zero.",
				SOUND.replace("10 ms", "10 ms  vary vm v.memory over 0 GiB"));
		refused("vary.unknown", "cpu is 4000 d; it must be at most 3650 d.",
				SOUND.replace("10 ms", "10 ms  vary workload W.cpu over 4000 d"));
	}

	@Test
	void aFleetWithoutGpusOrArrivalsIsRefusedAtItsPlace() throws IOException {
		refused("fleet.empty", "fleet f has no GPUs.", "fleet f { placement best-fit }\n");
		refused("fleet.empty", "Nothing arrives at fleet f.",
				"gpu T { memory 1 GiB }\nhost h { gpu g : T }\nfleet f { hosts h }\n");
	}

	@Test
	void aCircleOfAThousandPackagesIsToldShortly() throws IOException {
		int packages = 1000;
		InProcessRunner lamina = new InProcessRunner(folder);
		for (int i = 0; i < packages; i++) {
			lamina.file("m/" + i + ".lamina", "package p" + i + "\nimport p" + (i + 1) % packages + ".*\n");
		}
		Outcome outcome = lamina.lamina("validate", "m");
		assertTrue(
				outcome.out().contains("This import closes a circle: p0 → p1 → p2 → p3 → … (994 more) → p998 → p999 → p0. Move"),
				outcome.out().substring(0, 2000));
		assertEquals(packages, outcome.out().split("import\\.cycle", -1).length - 1);
		assertTrue(outcome.out().length() < 500 * packages, () -> outcome.out().length() + " letters");
	}
}
