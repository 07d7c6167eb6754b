package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.cli.console.Terminals;

class ValidateTest {
	private static final String WRONG = """
			host a {
			\tmemory 32 GiB
			\tgpu board : Nothing
			}
			""";

	@TempDir
	private Path folder;

	@Test
	void errorNamesItsPlaceAndShowsIt() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("a.lamina", WRONG).lamina("validate", "a.lamina");
		assertEquals(new Outcome(1, """
				a.lamina:3:14: error[name.unknown]: 'Nothing' is not a GPU known here.
				  3 |     gpu board : Nothing
				    |                 ^^^^^^^
				1 error in 1 file
				""", ""), outcome);
	}

	@Test
	void syntaxErrorsAreFindingsToo() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("a.lamina", "host a {\n").lamina("validate", "a.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().contains("error[syntax]: "), outcome.out());
		assertTrue(outcome.out().endsWith("1 error in 1 file\n"), outcome.out());
	}

	@Test
	void nothingWrongIsFine() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("m/a.lamina", "host a\n").file("m/deep/b.lamina", "host b\n")
				.lamina("validate", "m");
		assertEquals(new Outcome(0, "no problems in 2 files\n", ""), outcome);
	}

	@Test
	void standardInputHasAName() {
		Outcome outcome = new InProcessRunner(folder).reading(WRONG).lamina("validate", "-");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().startsWith("<stdin>:3:14: error[name.unknown]"), outcome.out());
	}

	@Test
	void brokenStandardInputIsRefused() {
		Outcome outcome = new InProcessRunner(folder).reading(new byte[] { 'h', (byte) 0xC3, '(' }).lamina("validate", "-");
		assertEquals(new Outcome(2, "", "lamina: Standard input is not UTF-8 text. Convert it first.\n"), outcome);
	}

	@Test
	void missingFileIsTrouble() {
		Outcome outcome = new InProcessRunner(folder).lamina("validate", "nowhere.lamina");
		assertEquals(new Outcome(2, "", "lamina: 'nowhere.lamina' does not exist.\n"), outcome);
	}

	@Test
	void coloursFollowTheTerminalAndTheWish() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("a.lamina", WRONG);
		assertFalse(process.lamina("validate", "a.lamina").out().contains("\u001b"));
		assertTrue(process.lamina("validate", "a.lamina", "--color", "always").out().contains("\u001b"));
		process.on(new Terminals(true, true));
		assertTrue(process.lamina("validate", "a.lamina").out().contains("\u001b"));
		assertFalse(process.lamina("validate", "--color=never", "a.lamina").out().contains("\u001b"));
		assertFalse(process.with(Map.of("NO_COLOR", "1")).lamina("validate", "a.lamina").out().contains("\u001b"));
	}
}
