package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/** {@code lamina report} and {@code lamina compare} on results that {@code lamina simulate} saved. */
class SavedResultTest {
	@TempDir
	private Path folder;

	private InProcessRunner process;

	@BeforeEach
	void simulate() {
		process = new InProcessRunner(folder);
		assertEquals(0, process.lamina("new", "a.lamina", "--template", "owned").exit());
		assertEquals(new Outcome(0, "", ""), process.lamina("simulate", "a.lamina", "--format", "json", "-o", "a.json"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "json", "csv", "junit", "html" })
	void reportWritesWhatSimulateWouldHaveWritten(String form) throws IOException {
		Outcome simulated = process.lamina("simulate", "a.lamina", "--format", form);
		assertEquals(0, simulated.exit(), simulated.err());
		assertEquals(simulated, process.lamina("report", "a.json", "--format", form));
		assertEquals(simulated,
				process.reading(Files.readString(folder.resolve("a.json"))).lamina("report", "-", "--format", form));
		assertEquals(new Outcome(0, "", ""), process.lamina("report", "a.json", "--format", form, "-o", "out"));
		assertEquals(simulated.out(), Files.readString(folder.resolve("out")));
	}

	@Test
	void aModelFromStandardInputIsCalledByThatName() throws IOException {
		Outcome outcome = process.reading(Files.readString(folder.resolve("a.lamina"))).lamina("simulate", "-");
		assertTrue(outcome.out().startsWith("<stdin>, simulation "), outcome.out());
	}

	@Test
	void brokenPromisesAreSaidWhereTheTablesAreNotSeen() throws IOException {
		String model = Files.readString(folder.resolve("a.lamina"));
		process.file("b.lamina", model.replaceFirst("expect .*", "expect slowdown >= 100000 %"));
		for (String form : List.of("csv", "junit", "html")) {
			Outcome outcome = process.lamina("simulate", "b.lamina", "--format", form);
			assertEquals(1, outcome.exit(), outcome.err());
			assertTrue(outcome.err().matches("(?s)b\\.lamina:\\d+:\\d+: broken promise: .*"), outcome.err());
		}
	}

	@Test
	void reportOfABrokenPromiseIsWrittenAllTheSame() throws IOException {
		String json = Files.readString(folder.resolve("a.json"));
		process.file("b.json", json.replaceFirst("\"holds\": true", "\"holds\": false"));
		Outcome outcome = process.lamina("report", "b.json", "--format", "junit");
		assertEquals(0, outcome.exit());
		assertTrue(outcome.out().contains("<failure message="), outcome.out());
	}

	@Test
	void compareFailsWhereAKeptPromiseIsBroken() throws IOException {
		Outcome equal = process.lamina("compare", "a.json", "a.json");
		assertEquals(0, equal.exit());
		assertTrue(equal.out().contains("The results are equal.\n"), equal.out());
		String json = Files.readString(folder.resolve("a.json"));
		process.file("b.json", json.replaceFirst("\"holds\": true", "\"holds\": false"));
		Outcome worse = process.lamina("compare", "a.json", "b.json");
		assertEquals(1, worse.exit());
		assertTrue(worse.out().contains("BROKEN, was kept\n") && worse.out().endsWith("1 promise that was kept is broken.\n"),
				worse.out());
		assertEquals(0, process.lamina("compare", "b.json", "a.json").exit());
		assertEquals(worse, process.reading(json).lamina("compare", "-", "b.json"));
	}

	@Test
	void whatIsNoResultIsRefusedWithASentence() throws IOException {
		process.file("later.json", "{\"schema\": \"lamina-result/9\"}");
		assertEquals(
				new Outcome(2, "",
						"lamina: 'a.lamina' cannot be read as a result. It is not JSON, or not complete: the trouble is at $.\n"),
				process.lamina("report", "a.lamina"));
		assertEquals(new Outcome(2, "", "lamina: 'no.json' does not exist.\n"), process.lamina("compare", "a.json", "no.json"));
		assertEquals(new Outcome(2, "", "lamina: 'later.json' cannot be read as a result. Its format is 'lamina-result/9'; "
				+ "this version of Lamina reads lamina-result/1, lamina-results/1 and lamina-fleet/1.\n"),
				process.lamina("report", "later.json"));
		assertEquals(new Outcome(2, "", "lamina: '.' is a folder. Name a file that 'lamina simulate --format json' wrote.\n"),
				process.lamina("report", "."));
		assertEquals(new Outcome(2, "", "lamina: Standard input can be one of the two results, not both.\n"),
				process.lamina("compare", "-", "-"));
	}
}
