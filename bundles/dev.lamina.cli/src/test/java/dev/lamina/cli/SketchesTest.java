package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sketches from which the language was made are valid and run as they stand. */
class SketchesTest {
	@TempDir
	private Path folder;

	@Test
	void desktops() throws Exception {
		Command command = simulated("desktops.lamina", "--for", "8s", "--replications", "2");
		assertTrue(command.out().startsWith("acme.vdi, simulation monday: 8 s with 5 s warm-up, 2 replications, seed 1, run "),
				command.toString());
		assertTrue(command.out().contains("designer[5]  frame-time p99 <= 25 ms"), command.out());
	}

	@Test
	void choiceOfTechniques() throws Exception {
		Command command = simulated("choice.lamina", "--for", "2s");
		assertTrue(command.out().startsWith("choice, simulation choice: 16 combinations, each 2 s"), command.toString());
		assertTrue(command.out().contains("\nImpossible\n"), command.out());
	}

	@Test
	void fleet() throws Exception {
		for (String csv : new String[] { "openb_node_list_gpu_node.csv", "openb_pod_list_default.csv" }) {
			Files.copy(Checkout.examples().resolve("fleet").resolve(csv), folder.resolve(csv));
		}
		Command command = simulated("fleet.lamina");
		assertEquals(0, command.exit());
		assertTrue(
				command.out()
						.startsWith("fleet, fleet openb: 1213 hosts with 6212 GPUs, placement least-fragmentation, seed 42\n"),
				command.toString());
		assertTrue(command.out().matches("(?s).*\n\\d+ of \\d+ demands found a place\\.\n"), command.out());
	}

	@Test
	void fleetWithoutItsFilesHasAnErrorWhereItNamesThem() throws Exception {
		Command command = simulated("fleet.lamina");
		assertEquals(1, command.exit());
		assertTrue(command.err().matches(
				"(?s)fleet\\.lamina:\\d+:\\d+: error\\[file\\.unreadable\\]: There is no file 'openb_node_list_gpu_node\\.csv' "
						+ "beside this one\\..*"),
				command.err());
	}

	private Command simulated(String sketch, String... options) throws IOException, InterruptedException {
		try (InputStream text = SketchesTest.class.getResourceAsStream("sketches/" + sketch)) {
			Files.copy(text, folder.resolve(sketch));
		}
		String[] words = new String[options.length + 2];
		words[0] = "simulate";
		words[1] = sketch;
		System.arraycopy(options, 0, words, 2, options.length);
		return Command.laminaIn(folder, words);
	}
}
