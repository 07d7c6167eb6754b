package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

class FormatTest {
	private static final String UNTIDY = "host    a   {   memory 32 GiB   }   // kept  \n\n\n\n\nhost b\n";

	@TempDir
	private Path folder;

	@Test
	void rewritesOnceAndThenLeavesAlone() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("a.lamina", UNTIDY);
		assertEquals(new Outcome(0, "a.lamina: formatted\n", ""), process.lamina("format", "a.lamina"));
		String formatted = Files.readString(folder.resolve("a.lamina"));
		assertNotEquals(UNTIDY, formatted);
		assertTrue(formatted.contains("// kept"), formatted);
		assertEquals(new Outcome(0, "", ""), process.lamina("format", "a.lamina"));
		assertEquals(new Outcome(0, "", ""), process.lamina("format", "--check", "a.lamina"));
	}

	@Test
	void checkListsAndChangesNothing() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("a.lamina", UNTIDY);
		assertEquals(new Outcome(1, "a.lamina: not formatted\n", ""), process.lamina("format", "--check", "a.lamina"));
		assertEquals(UNTIDY, Files.readString(folder.resolve("a.lamina")));
	}

	@Test
	void keepsPermissionsAndLinks() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("real/a.lamina", UNTIDY);
		Path file = folder.resolve("real/a.lamina");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		Files.createSymbolicLink(folder.resolve("link.lamina"), file);
		assertEquals(0, process.lamina("format", "link.lamina").exit());
		assertTrue(Files.isSymbolicLink(folder.resolve("link.lamina")));
		assertNotEquals(UNTIDY, Files.readString(file));
		assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
	}

	@Test
	void standardInputGoesToStandardOutput() {
		Outcome outcome = new InProcessRunner(folder).reading("host    a\n").lamina("format", "-");
		assertEquals(new Outcome(0, "host a\n", ""), outcome);
	}

	@Test
	void brokenSyntaxStaysAsItIs() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("a.lamina", "host   a {\n").file("b.lamina", UNTIDY);
		Outcome outcome = process.lamina("format", "a.lamina", "b.lamina");
		assertEquals(1, outcome.exit());
		assertEquals("b.lamina: formatted\n", outcome.out());
		assertTrue(outcome.err().startsWith("a.lamina:"), outcome.err());
		assertEquals("host   a {\n", Files.readString(folder.resolve("a.lamina")));
	}
}
