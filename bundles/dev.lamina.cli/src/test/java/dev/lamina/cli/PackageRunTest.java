package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** Simulates models that consist of several files. */
class PackageRunTest {
	private static final String HOSTS = """
			import nvidia.*
			host h { cpu 2 x 32 cores at 2.8 GHz memory 1 TiB system Linux hypervisor KVM gpu g : A40 }
			""";
	private static final String POLICY = "import stacks.*\npolicy p for h.g { stack NvidiaVgpu scheduler equal-share }\n";
	private static final String LOAD = "workload Cad { each frame at 30 fps { cpu 1 ms gpu 2 ms on graphics } memory 3 GiB }\n";
	private static final String MONDAY = "simulation monday { for 1 s vary vm builder.count over 1, 3 expect instances of h.g >= "
			+ "4 }\n";

	@TempDir
	private Path folder;
	private InProcessRunner files;

	private static String vms(String name) {
		return "vm " + name + " x 3 { system Windows cpu 4 cores memory 16 GiB gpu A40-8Q on h.g runs Cad expect fps >= 20 }\n";
	}

	@BeforeEach
	void writeATeamsFiles() throws IOException {
		files = new InProcessRunner(folder).file("hosts.lamina", "package acme\n" + HOSTS)
				.file("policies.lamina", "package acme\n" + POLICY)
				.file("vms/load.lamina", "package acme\n" + LOAD).file("vms/artists.lamina", "package acme\n" + vms("artist"))
				.file("vms/builders.lamina", "package acme\n" + vms("builder")).file("monday.lamina", "package acme\n" + MONDAY);
	}

	@Test
	void filesOfOnePackageGiveTheResultOfOneFile() throws IOException {
		files.file("all/one.lamina",
				"package acme\nimport stacks.*\n" + HOSTS + POLICY.replace("import stacks.*\n", "") + vms("artist")
						+ vms("builder") + LOAD
						+ MONDAY);
		Outcome whole = files.lamina("simulate", "all/one.lamina");
		Outcome several = files.lamina("simulate", "monday.lamina", "hosts.lamina", "policies.lamina", "vms");
		assertTrue(whole.out().contains("2 combinations") && whole.out().contains("2 of 2 combinations keep all promises."),
				whole.out() + whole.err());
		assertEquals(1, several.exit());
		assertTrue(several.err().contains("error[name.duplicate]"), several.err());
		java.nio.file.Files.delete(folder.resolve("all/one.lamina"));
		assertEquals(whole, files.lamina("simulate", "monday.lamina", "hosts.lamina", "policies.lamina", "vms"));
		assertEquals(whole, files.lamina("simulate", "."));
		assertEquals(whole, files.lamina("simulate", "monday.lamina"));
	}

	@Test
	void aFileWithoutASimulationRunsThoseOfItsPackage() throws IOException {
		files.file(".lamina.toml", "");
		Outcome outcome = files.lamina("simulate", "vms/artists.lamina", "--simulation", "monday");
		assertEquals(files.lamina("simulate", "monday.lamina"), outcome);
		assertEquals(files.lamina("simulate", "monday.lamina"), files.lamina("simulate", "vms/artists.lamina"));
		assertEquals("lamina: There is no simulation 'friday'. There are: monday.\n",
				files.lamina("simulate", "vms/artists.lamina", "--simulation", "friday").err().lines().findFirst().orElse("")
						+ "\n");
	}

	@Test
	void independentModelsOfAFolderRunEachByItselfInTheOrderOfTheFiles() throws IOException {
		files.file("a.lamina", "import stacks.*\n" + HOSTS + POLICY.replace("import stacks.*\n", "") + LOAD + vms("lonely"));
		files.file("z.lamina", "package zone\nimport acme.*\nsimulation late { for 1 s }\n");
		Outcome outcome = files.lamina("simulate", ".");
		List<String> titles = outcome.out().lines().filter(line -> line.contains(" warm-up, ")).map(line -> line.split("[,:] ")[0]
				+ (line.contains("simulation") ? " " + line.split("simulation ")[1].split(":")[0] : "")).toList();
		assertEquals(List.of("a", "acme monday", "zone late"), titles, outcome.out() + outcome.err());
	}

	@Test
	void aMistakeInAFileThatNobodyNamedIsSaidWithItsPlaceAndNothingIsSimulated() throws IOException {
		files.file("vms/builders.lamina", "package acme\n" + vms("builder").replace("runs Cad", "runs Card"));
		Outcome outcome = files.lamina("simulate", "monday.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().startsWith(
				"vms/builders.lamina:2:82: error[name.unknown]: 'Card' is not a workload known here. Did you mean 'Cad'?"),
				outcome.err());
		assertTrue(outcome.err().endsWith("nothing was simulated\n"), outcome.err());
	}

	@Test
	void aBrokenPromiseIsSaidAtTheFileInWhichItStands() throws IOException {
		files.file("vms/artists.lamina", "package acme\n" + vms("artist").replace(">= 20", ">= 30"));
		files.file("vms/load.lamina", "package acme\n" + LOAD.replace("gpu 2 ms", "gpu 20 ms"));
		Outcome outcome = files.lamina("simulate", "monday.lamina", "--format", "json", "-o", "r.json");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().contains("vms/artists.lamina:2:"), outcome.err());
		assertTrue(outcome.err().contains("broken promise with vm builder.count = 1: artist x 3 fps >= 30"), outcome.err());
	}
}
