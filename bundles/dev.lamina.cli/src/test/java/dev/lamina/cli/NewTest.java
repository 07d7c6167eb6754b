package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

class NewTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "desktops", "partitions", "owned" })
	void everyTemplateIsSoundAndKeepsItsPromises(String template) {
		InProcessRunner process = new InProcessRunner(folder);
		assertEquals(0, process.lamina("new", "first", "--template", template).exit());
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), process.lamina("validate", "first.lamina"));
		assertEquals(0, process.lamina("format", "--check", "first.lamina").exit());
		Outcome simulated = process.lamina("simulate", "first.lamina");
		assertEquals(0, simulated.exit(), simulated.toString());
		assertTrue(simulated.out().contains("kept"), simulated.out());
	}

	@ParameterizedTest
	@ValueSource(strings = { "office", "office.lamina", "./office", "deep/er/office" })
	void fileIsNamedAsAsked(String name) {
		Outcome outcome = new InProcessRunner(folder).lamina("new", name);
		assertEquals(0, outcome.exit(), outcome.err());
		assertTrue(Files.exists(folder.resolve(name.replace(".lamina", "") + ".lamina")));
	}

	@Test
	void folderGetsTheTemplatesName() throws IOException {
		Files.createDirectory(folder.resolve("models"));
		assertEquals("Wrote models/owned.lamina. Next: lamina simulate models/owned.lamina\n",
				new InProcessRunner(folder).lamina("new", "models", "--template", "owned").out());
		assertEquals(0, new InProcessRunner(folder).lamina("new", "other/").exit());
		assertTrue(Files.exists(folder.resolve("other/desktops.lamina")));
	}

	@Test
	void neverOverwrites() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("office.lamina", "mine").lamina("new", "office");
		assertEquals(new Outcome(2, "", "lamina: 'office.lamina' exists already. Choose another name: lamina new NAME\n"),
				outcome);
		assertEquals("mine", Files.readString(folder.resolve("office.lamina")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dev/stdout", "/dev/null", "-" })
	void aDeviceIsNoName(String name) {
		Outcome outcome = new InProcessRunner(folder).lamina("new", name);
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().startsWith("lamina: '" + name + "' is not the name of a model"), outcome.err());
		assertFalse(Files.exists(Path.of(name + ".lamina")) || Files.exists(folder.resolve(name + ".lamina")));
	}

	@Test
	void unknownTemplateIsAnsweredWithTheKnownOnes() {
		Outcome outcome = new InProcessRunner(folder).lamina("new", "--template", "x");
		assertEquals(new Outcome(2, "", "lamina: There is no template 'x'. There are: desktops, partitions, owned.\n"), outcome);
	}
}
