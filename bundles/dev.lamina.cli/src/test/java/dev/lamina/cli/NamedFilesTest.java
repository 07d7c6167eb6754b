package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.model.text.PrintableText;

/**
 * Models, settings and links that name what they should not: nothing waits, nothing is shown of it, and a sentence says how to go
 * on.
 */
class NamedFilesTest {
	private static final String MODEL = """
			workload W { each request from "%s" { cpu 5 ms } }
			host h { cpu 1 x 4 cores  memory 8 GiB }
			vm v { cpu 1 cores  memory 1 GiB  runs W }
			simulation s { for 1 s }
			""";
	private static final String SECRET = "hunter2";

	@TempDir
	private Path place;

	private Path project() throws IOException {
		return Files.createDirectories(place.resolve("project"));
	}

	/** Runs a command that must come to an end by itself. */
	private Outcome lamina(String... arguments) throws IOException {
		InProcessRunner process = new InProcessRunner(project());
		// what hangs would hang for ever: the bound is far above what a slow machine needs
		Outcome outcome = assertTimeoutPreemptively(Duration.ofMinutes(3), () -> process.lamina(arguments));
		assertFalse((outcome.out() + outcome.err()).contains(SECRET), outcome::toString);
		assertFalse(outcome.out().contains("error[internal") || outcome.err().contains("internal"), outcome::toString);
		return outcome;
	}

	private void pipe(String name) throws Exception {
		assumeTrue(Files.exists(Path.of("/dev/zero")), "a system with devices and pipes");
		assertEquals(0, new ProcessBuilder("mkfifo", project().resolve(name).toString()).start().waitFor());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dev/zero", "/dev/random", "/etc/passwd", "../secret.csv", "../../../../../../../../etc/passwd",
			"link.csv", "/proc/self/environ" })
	void whatLiesOutsideIsNotReadByAnyCommand(String name) throws Exception {
		Files.writeString(project().resolveSibling("secret.csv"), "1\n2\n" + SECRET + "\n");
		Files.createSymbolicLink(project().resolve("link.csv"), place.resolve("secret.csv"));
		Files.writeString(project().resolve("m.lamina"), MODEL.formatted(name));
		for (String command : new String[] { "validate", "simulate" }) {
			Outcome outcome = lamina(command, "m.lamina");
			assertEquals(1, outcome.exit(), outcome.toString());
			assertTrue((outcome.out() + outcome.err()).contains("m.lamina:1:32: error[file.outside]: '" + name + "' "),
					outcome::toString);
		}
		assertTrue(lamina("validate", "m.lamina", "--format", "sarif").out().contains("\"ruleId\": \"file.outside\""));
	}

	@Test
	void aProjectIsAllBelowItsSettingsOrItsRepositoryAndWhatTheyAllow() throws Exception {
		Files.createDirectories(project().resolve("models"));
		Files.writeString(project().resolve("arrivals.csv"), "0\n0.1\n0.2\n");
		Files.writeString(project().resolveSibling("secret.csv"), "0\n0.1\n");
		Files.writeString(project().resolve("models/a.lamina"), MODEL.formatted("../arrivals.csv"));
		Files.writeString(project().resolve("models/b.lamina"), MODEL.formatted("../../secret.csv"));
		assertTrue(lamina("validate", "models/a.lamina").out().contains("[files] allow = [\"..\"]"));
		Files.createDirectories(project().resolve(".git"));
		assertEquals(0, lamina("validate", "models/a.lamina").exit());
		assertEquals(0, lamina("simulate", "models/a.lamina").exit());
		assertTrue(lamina("validate", "models/b.lamina").out().contains("[files] allow = [\"..\"]"));
		Files.writeString(project().resolve(".lamina.toml"), "[files]\nallow = [\"../secret.csv\"]\n");
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), lamina("validate", "models/b.lamina"));
		assertEquals(0, lamina("simulate", "models/b.lamina").exit());
	}

	@Test
	void aNameIsRelativeToTheFileInWhichItStandsWhateverIsSimulated() throws Exception {
		Files.createDirectories(project().resolve("work"));
		Files.createDirectories(project().resolve("runs"));
		Files.writeString(project().resolve(".lamina.toml"), "");
		Files.writeString(project().resolve("work/arrivals.csv"), "0\n0.1\n0.2\n");
		String[] parts = MODEL.formatted("arrivals.csv").split("\n", 2);
		Files.writeString(project().resolve("work/w.lamina"), "package p\n" + parts[0] + "\n");
		Files.writeString(project().resolve("runs/s.lamina"), "package p\n" + parts[1]);
		Outcome outcome = lamina("simulate", "runs/s.lamina");
		assertEquals(0, outcome.exit(), outcome.toString());
	}

	@Test
	void pipesAndFoldersAreNamedAndNotRead() throws Exception {
		pipe("pipe.csv");
		Files.writeString(project().resolve("m.lamina"),
				MODEL.formatted("pipe.csv") + "fleet f { inventory \"pipe.csv\" arrivals \".\" }\n");
		Outcome outcome = lamina("validate", "m.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(
				outcome.out().contains("m.lamina:1:32: error[file.unreadable]: 'pipe.csv' is a device or a pipe, not a file.\n"),
				outcome.out());
		assertTrue(
				outcome.out().contains("m.lamina:5:21: error[file.unreadable]: 'pipe.csv' is a device or a pipe, not a file.\n"),
				outcome.out());
		assertTrue(outcome.out().contains("m.lamina:5:41: error[file.unreadable]: '.' is a folder, not a file.\n"),
				outcome.out());
		assertEquals(1, lamina("simulate", "m.lamina").exit());
	}

	@Test
	void whatStandsInAFileIsNotShown() throws Exception {
		Files.writeString(project().resolve("numbers.csv"), "1\n" + SECRET + "\n");
		Files.writeString(project().resolve("hosts.csv"), "sn,cpu_milli,memory_mib,gpu,model\na," + SECRET + ",1,1,T4\n");
		Files.writeString(project().resolve("pods.csv"), "name," + SECRET + "," + SECRET + "\n\"" + SECRET);
		Files.writeString(project().resolve("m.lamina"), MODEL.formatted("numbers.csv"));
		assertTrue(lamina("validate", "m.lamina").out()
				.contains("'numbers.csv', line 2: what stands in the first column is not a number"));
		Files.writeString(project().resolve("f.lamina"), "fleet f { inventory \"hosts.csv\" arrivals \"pods.csv\" }\n");
		assertTrue(
				lamina("simulate", "f.lamina").err().contains("hosts.csv:2: the line has no whole number in column 'cpu_milli'"));
		Files.writeString(project().resolve("hosts.csv"), "sn,cpu_milli,memory_mib,gpu,model\na,1,1,1,T4\n");
		assertTrue(lamina("simulate", "f.lamina").err().contains("'pods.csv' cannot be read as CSV: "));
	}

	@Test
	void aModelIsARegularFileAndALinkToOne() throws Exception {
		Files.writeString(project().resolveSibling("secret.txt"), SECRET + " is no model");
		Files.writeString(project().resolve("good.lamina"), "host h { cpu 1 x 4 cores memory 8 GiB }\n");
		Files.createSymbolicLink(project().resolve("link.lamina"), place.resolve("secret.txt"));
		Files.createSymbolicLink(project().resolve("same.lamina"), Path.of("good.lamina"));
		pipe("pipe.lamina");
		Files.createSymbolicLink(project().resolve("zero.lamina"), Path.of("/dev/zero"));
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), lamina("validate", "."));
		assertEquals("lamina: 'link.lamina' is a link to a file that is not a model. The name of a model ends in .lamina.\n",
				lamina("validate", "link.lamina").err());
		assertEquals("lamina: 'pipe.lamina' is a device or a pipe, not a file.\n", lamina("validate", "pipe.lamina").err());
		assertEquals(2, lamina("validate", "zero.lamina").exit());
		assertEquals(0, lamina("validate", "same.lamina").exit());
		Files.createSymbolicLink(project().resolve("good.lamina.results.json"), Path.of("/dev/zero"));
		assertEquals(0, lamina("diagram", "good.lamina").exit());
	}

	@Test
	void theBaselineOfSettingsIsAFileOfTheProject() throws Exception {
		pipe("pipe.json");
		Files.writeString(project().resolve("m.lamina"), "host h { cpu 1 x 4 cores memory 8 GiB }\n");
		for (String baseline : new String[] { "pipe.json", "/dev/zero", "/etc/passwd", "." }) {
			Files.writeString(project().resolve(".lamina.toml"), "[validate]\nbaseline = \"" + baseline + "\"\n");
			Outcome outcome = lamina("validate", "m.lamina");
			assertEquals(2, outcome.exit(), outcome.toString());
			assertTrue(outcome.err().contains("'" + baseline + "' is "), outcome.err());
		}
		Files.writeString(project().resolve(".lamina.toml"), "[validate]\nbaseline = \"none.json\"\n");
		assertTrue(lamina("validate", "m.lamina").err().contains("There is no baseline"));
	}

	@Test
	void settingsThatAreNoFileOrTooMuchSaySoWithFileAndLine() throws Exception {
		Files.writeString(project().resolve("m.lamina"), "host h { cpu 1 x 4 cores memory 8 GiB }\n");
		Files.writeString(project().resolveSibling("secret.txt"), SECRET + " = [");
		Path settings = project().resolve(".lamina.toml");
		Files.createSymbolicLink(settings, place.resolve("secret.txt"));
		assertSettings(
				"1:1: error[settings.malformed]: The settings cannot be read: this is a link that leads out of the project. The "
						+ "defaults hold.");
		Files.delete(settings);
		pipe(".lamina.toml");
		assertSettings(
				"1:1: error[settings.malformed]: The settings cannot be read: this is a folder, a device or a pipe, not a file. "
						+ "The defaults hold.");
		Files.delete(settings);
		Files.createDirectory(settings);
		assertSettings(
				"1:1: error[settings.malformed]: The settings cannot be read: this is a folder, a device or a pipe, not a file. "
						+ "The defaults hold.");
		Files.delete(settings);
		for (String deep : new String[] { "[".repeat(100_000), "{ a = ".repeat(30_000), "\"x\", [".repeat(20_000) }) {
			Files.writeString(settings, "# settings\na = " + deep);
			assertSettings(
					"error[settings.malformed]: The settings are nested more than 64 deep here, which no setting needs. The "
							+ "defaults hold.");
			assertTrue(lamina("validate", ".").out().contains(".lamina.toml:2:"));
		}
		Files.writeString(settings, "[rules]\n" + "a.".repeat(100_000) + "b = 1\n");
		assertSettings("2:130: error[settings.malformed]: The settings are nested more than 64 deep here");
		Files.writeString(settings, "[rules]\n" + "\"policy.unknown\" = \"error\"\n".repeat(300_000));
		assertSettings(
				"1:1: error[settings.malformed]: The settings cannot be read: the file is larger than 256 KiB, too much for "
						+ "settings.");
	}

	private void assertSettings(String problem) throws IOException {
		Outcome outcome = lamina("validate", ".");
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.out().contains(".lamina.toml:") && outcome.out().contains(problem), outcome.out());
		assertTrue(outcome.out().length() < 20_000, "only " + outcome.out().length() + " letters");
	}

	@Test
	void aThousandUnknownRulesAreAHundredProblemsAndACount() throws Exception {
		Files.writeString(project().resolve("m.lamina"), "host h { cpu 1 x 4 cores memory 8 GiB }\n");
		StringBuilder settings = new StringBuilder("[rules]\n");
		for (int rule = 0; rule < 10_000; rule++) {
			settings.append("\"rule.no").append(rule).append("\" = \"off\"\n");
		}
		Files.writeString(project().resolve(".lamina.toml"), settings.append("\"policy.unused\" = \"error\"\n"));
		Outcome outcome = lamina("validate", ".");
		assertEquals(0, outcome.exit());
		assertTrue(outcome.out().contains("There are 9900 more such problems in the settings."), outcome.out());
	}

	@Test
	void noLetterThatATerminalObeysOrHidesIsShown() throws Exception {
		String hostile = "\u009b32mx\u202ey\u001b[31m";
		Files.writeString(project().resolve(".lamina.toml"), "[rules]\n\"\\u009b32mx\\u202ey\\u001b[31m\" = \"error\"\n");
		Files.writeString(project().resolve("a\u202e\u009bb.lamina"), "hots a" + hostile + "\ngpu \"" + hostile + "\"\n");
		for (String[] command : new String[][] { { "validate", "." }, { "format", "." }, { "simulate", "." },
				{ "simulate", hostile }, { "rules", hostile }, { hostile },
				{ "report", hostile }, { "diagram", ".", "--diagram", hostile }, { "new", hostile + "/x/../../" },
				{ "generate", hostile, "." }, { "validate", ".", "-o", hostile + "/x" } }) {
			Outcome outcome = lamina(command);
			String shown = outcome.out() + outcome.err();
			assertTrue(shown.codePoints().allMatch(letter -> letter == '\n' || PrintableText.isPrintable(letter)),
					() -> String.join(" ", command) + ": " + shown);
		}
	}

	@Test
	void anEditorIsAnsweredWhateverADocumentNames() throws Exception {
		pipe("pipe.csv");
		try (LspTestClient lspTestClient = new LspTestClient(project())) {
			LspRequests.initialize(lspTestClient, project(), false);
			String hostile = project().toRealPath().resolve("hostile.lamina").toUri().toString();
			String other = project().toRealPath().resolve("other.lamina").toUri().toString();
			LspRequests.open(lspTestClient, hostile,
					MODEL.formatted("pipe.csv") + MODEL.formatted("/dev/zero").split("\n")[0].replace("W", "Z") + "\n");
			var told = lspTestClient.diagnostics(hostile, 1).getDiagnostics();
			assertTrue(LspRequests.codes(told).containsAll(java.util.List.of("file.unreadable", "file.outside")),
					told::toString);
			LspRequests.open(lspTestClient, other, "hots a\n");
			assertEquals("declaration.unknown",
					lspTestClient.diagnostics(other, 1).getDiagnostics().stream().map(Diagnostic::getCode)
							.map(code -> code.getLeft()).findFirst().orElse(""));
		}
	}
}
