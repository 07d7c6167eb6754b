package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sketches from which the language was made are valid and run as they stand. */
@Tag("process")
class SketchesTest {
	@TempDir
	private Path folder;

	@Test
	void desktops() throws Exception {
		CommandProcess commandProcess = simulated("desktops.lamina", "--for", "8s", "--replications", "2");
		assertTrue(
				commandProcess.out()
						.startsWith("acme.vdi, simulation monday: 8 s with 5 s warm-up, 2 replications, seed 1, run "),
				commandProcess.toString());
		assertTrue(commandProcess.out().contains("designer x 6  frame-time p99 <= 25 ms"), commandProcess.out());
	}

	@Test
	void choiceOfTechniques() throws Exception {
		CommandProcess commandProcess = simulated("choice.lamina", "--for", "2s");
		assertTrue(commandProcess.out().startsWith("choice, simulation choice: 16 combinations, each 2 s"),
				commandProcess.toString());
		assertTrue(commandProcess.out().contains("\nImpossible\n"), commandProcess.out());
	}

	@Test
	void fleet() throws Exception {
		for (String csv : new String[] { "openb_node_list_gpu_node.csv", "openb_pod_list_default.csv" }) {
			Files.copy(Checkout.examples().resolve("fleet").resolve(csv), folder.resolve(csv));
		}
		CommandProcess commandProcess = simulated("fleet.lamina");
		assertEquals(0, commandProcess.exit());
		assertTrue(
				commandProcess.out()
						.startsWith("fleet, fleet openb: 1213 hosts with 6212 GPUs, placement least-fragmentation, seed 42\n"),
				commandProcess.toString());
		assertTrue(commandProcess.out().matches("(?s).*\n\\d+ of \\d+ demands found a place\\.\n"), commandProcess.out());
	}

	@Test
	void fleetWithoutItsFilesHasAnErrorWhereItNamesThem() throws Exception {
		CommandProcess commandProcess = simulated("fleet.lamina");
		assertEquals(1, commandProcess.exit());
		assertTrue(commandProcess.err().matches(
				"(?s)fleet\\.lamina:\\d+:\\d+: error\\[file\\.unreadable\\]: There is no file 'openb_node_list_gpu_node\\.csv' "
						+ "beside this one\\..*"),
				commandProcess.err());
	}

	private CommandProcess simulated(String sketch, String... options) throws IOException, InterruptedException {
		try (InputStream text = SketchesTest.class.getResourceAsStream("sketches/" + sketch)) {
			Files.copy(text, folder.resolve(sketch));
		}
		String[] words = new String[options.length + 2];
		words[0] = "simulate";
		words[1] = sketch;
		System.arraycopy(options, 0, words, 2, options.length);
		return CommandProcess.laminaIn(folder, words);
	}
}
