package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.cli.InProcessRunner.Outcome;

class ValidateOptionsTest {
	private static final String UNUSED = "import nvidia.*\n\nhost h { memory 1 TiB }\n";
	private static final String MISSPELT = "host h {\n  memroy 1 TiB\n}\n";

	@TempDir
	private Path folder;

	private Outcome validate(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "validate";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return new InProcessRunner(folder).lamina(all);
	}

	private InProcessRunner file(String name, String text) throws IOException {
		return new InProcessRunner(folder).file(name, text);
	}

	@Test
	void severitiesOfTheCommandCountBeforeThoseOfTheProject() throws IOException {
		file("a.lamina", UNUSED);
		file(".lamina.toml", "[rules]\nimport.unused = \"off\"\n");
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), validate("a.lamina"));
		Outcome error = validate("a.lamina", "--severity", "import.unused=error");
		assertEquals(1, error.exit());
		assertTrue(error.out().startsWith("a.lamina:1:8: error[import.unused]: "), error.out());
		assertTrue(validate("a.lamina", "--severity", "import.unused=error", "--severity=import.unused=info").out()
				.contains("note[import.unused]"));
		file(".lamina.toml", "[rules]\nimport.unused = \"error\"\n");
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), validate("a.lamina", "--severity", "import.unused=ignore"));
		assertEquals(1,
				new InProcessRunner(folder).reading(UNUSED).lamina("validate", "-", "--severity", "import.unused=error").exit());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"policy.unsed=error | --severity policy.unsed=error: There is no rule 'policy.unsed'. Did you mean 'policy.unused'?",
			"policy.unused=fatal | --severity policy.unused=fatal: 'fatal' is not a severity. Write \"error\", \"warning\", "
					+ "\"info\" or \"off\".",
			"name.unknown=off | --severity name.unknown=off: 'name.unknown' is always an error: without that rule a model cannot "
					+ "be understood or laid out.",
			"policy.unused | --severity must be CODE=SEVERITY, such as policy.unused=error, not 'policy.unused'." })
	void severitiesThatNobodyHasAreRefused(String given, String answer) {
		assertEquals(new Outcome(2, "", "lamina: " + answer + "\n"), validate("a.lamina", "--severity", given));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"--dry-run | --dry-run belongs to --fix.",
			"--fix - | --fix changes files, and standard input is none.",
			"--watch - | --watch looks at files, and standard input is none.",
			"--watch --fix | --watch only reports. Omit --fix.",
			"--watch --write-baseline=k | --watch only reports. Omit --write-baseline.",
			"--baseline=k --write-baseline=l | --write-baseline records every finding. Omit --baseline.",
			"--max-warnings=-1 | --max-warnings must be at least 0, not -1.",
			"--threads=0 | --threads must be at least 1, not 0." })
	void whatCannotBeMeantIsRefused(String options, String answer) {
		assertEquals(new Outcome(2, "", "lamina: " + answer + "\n"), validate(("a.lamina " + options).split(" ")));
	}

	@Test
	void warningsCountWhenThereAreTooMany() throws IOException {
		file("a.lamina", UNUSED);
		assertEquals(0, validate("a.lamina").exit());
		assertEquals(0, validate("a.lamina", "--max-warnings", "1").exit());
		Outcome tooMany = validate("a.lamina", "--max-warnings", "0");
		assertEquals(1, tooMany.exit());
		assertTrue(tooMany.out().endsWith("1 warning in 1 file\n"), tooMany.out());
	}

	@Test
	void rulesAreListedWithoutAFile() {
		Outcome listed = validate("--rules");
		assertEquals(new InProcessRunner(folder).lamina("rules"), listed);
		assertEquals(0, listed.exit());
	}

	@Test
	void whatTheBaselineKnowsIsNotReportedWhereverItMoves() throws IOException {
		file("m/a.lamina", MISSPELT);
		file("m/b.lamina", UNUSED);
		assertEquals(new Outcome(0, "2 findings written to known.json\n", ""), validate("m", "--write-baseline", "known.json"));
		String first = Files.readString(folder.resolve("known.json"));
		assertTrue(first.contains(
				"\"file\": \"m/a.lamina\",\n      \"rule\": \"property.unknown\",\n      \"text\": \"memroy 1 TiB\",\n      "
						+ "\"count\": 1"),
				first);
		assertEquals(new Outcome(0, "no problems in 2 files, 2 known of the baseline left out\n", ""),
				validate("m", "--baseline", "known.json"));
		file("m/a.lamina", "// moved\n\n" + MISSPELT.replace("  memroy", "\tmemroy") + MISSPELT.replace(" h ", " other "));
		Outcome another = validate("m", "--baseline", "known.json");
		assertEquals(1, another.exit());
		assertTrue(another.out().startsWith("m/a.lamina:7:3: error[property.unknown]: ")
				&& another.out().endsWith("1 error in 2 files, 2 known of the baseline left out\n"), another.out());
		assertEquals(new Outcome(0, "3 findings written to known.json\n", ""), validate("m", "--write-baseline", "known.json"));
		assertTrue(Files.readString(folder.resolve("known.json")).contains("\"count\": 2"));
		String json = validate("m", "--baseline", "known.json", "--format", "json").out();
		assertTrue(json.contains("\"known\": 3") && json.contains("\"findings\": []"), json);
	}

	@Test
	void theProjectNamesItsBaselineAndItHoldsFromEveryFolder() throws IOException {
		file("models/a.lamina", MISSPELT);
		file(".lamina.toml", "[validate]\nbaseline = \"ci/known.json\"\n");
		Outcome missing = validate("models");
		assertEquals(2, missing.exit());
		assertTrue(missing.err().startsWith("lamina: There is no baseline '") && missing.err().contains("--write-baseline"),
				missing.err());
		Files.createDirectories(folder.resolve("ci"));
		assertEquals(0, validate("models", "--write-baseline", "ci/known.json").exit());
		assertEquals(0, validate("models").exit());
		Outcome below = new InProcessRunner(folder.resolve("models")).lamina("validate", "a.lamina");
		assertEquals(new Outcome(0, "no problems in 1 file, 1 known of the baseline left out\n", ""), below);
		file("none.json", "{\"schema\": \"lamina-baseline/1\", \"findings\": []}");
		assertEquals(1, validate("models", "--baseline", "none.json").exit());
	}

	@Test
	void entriesOfWhatIsNoMoreAreNamed() throws IOException {
		file("a.lamina", MISSPELT);
		file("b.lamina", MISSPELT);
		file("c.lamina", MISSPELT);
		validate(folder.toString(), "--write-baseline", "known.json");
		file("a.lamina", MISSPELT.replace("memroy", "memory"));
		Files.delete(folder.resolve("b.lamina"));
		Outcome outcome = validate("a.lamina", "--baseline", "known.json");
		assertEquals(0, outcome.exit());
		assertEquals(
				"The baseline 'known.json' lists findings that no longer exist:\n  a.lamina: property.unknown: memroy 1 TiB\n  b.lamina: "
						+ "property.unknown: memroy 1 TiB\n"
						+ "Write it again with --write-baseline.\n",
				outcome.err());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"[ | it is not JSON",
			"[] | it does not say that it is \"lamina-baseline/1\"",
			"{\"schema\": \"lamina-baseline/1\"} | it has no list \"findings\"",
			"{\"schema\": \"lamina-baseline/1\", \"findings\": [{\"file\": 3}]} | finding 1 has no \"file\", \"rule\", \"text\" "
					+ "and \"count\"",
			"{\"schema\": \"lamina-baseline/1\", \"findings\": [{\"file\": \"a\", \"rule\": \"b\", \"text\": \"c\", \"count\": "
					+ "1e999999999}]} | finding 1 has no \"file\", \"rule\", \"text\" and \"count\"" })
	void somethingElseThanABaselineIsRefused(String text, String reason) throws IOException {
		file("a.lamina", MISSPELT);
		file("known.json", text);
		assertEquals(new Outcome(2, "", "lamina: 'known.json' is not a baseline: " + reason + ".\n"),
				validate("a.lamina", "--baseline", "known.json"));
	}

	@Test
	void safeFixesAreAppliedUntilNoneIsLeft() throws IOException {
		Path bom = folder.resolve("a.lamina");
		Files.writeString(bom,
				"\uFEFFimport nvidia.*\r\nimport stacks.*\r\n\r\nhost h {\r\n  memroy 1 TiB;\r\n  gpu g : A40\r\n}\r\n");
		file("sub/b.lamina", "package p\r\nhost z { gpu g : A40 }\r\nvm v { gpu on z.g runs w }");
		Outcome outcome = validate(folder.toString(), "--fix");
		assertEquals(1, outcome.exit(), outcome.err());
		assertEquals("""
				a.lamina:5:3: fixed[property.unknown]: Change to 'memory'
				a.lamina:5:15: fixed[syntax]: Remove ';'
				a.lamina:2:8: fixed[import.unused]: Remove the import
				sub/b.lamina:2:18: fixed[name.unknown]: Add 'import nvidia.*'
				sub/b.lamina:5:24: error[name.unknown]: 'w' is not a workload known here.
				  5 | vm v { gpu on z.g runs w }
				    |                        ^
				1 error in 2 files
				""", outcome.out());
		assertEquals("\uFEFFimport nvidia.*\r\n\r\nhost h {\r\n  memory 1 TiB\r\n  gpu g : A40\r\n}\r\n", Files.readString(bom));
		assertEquals("package p\r\n\r\nimport nvidia.*\r\nhost z { gpu g : A40 }\r\nvm v { gpu on z.g runs w }",
				Files.readString(folder.resolve("sub/b.lamina")));
		Outcome again = validate(folder.toString(), "--fix");
		assertFalse(again.out().contains("fixed["), again.out());
	}

	@Test
	void aDryRunShowsAPatchAndChangesNothing() throws IOException {
		file("a.lamina", MISSPELT);
		Outcome patch = validate("a.lamina", "--fix", "--dry-run");
		assertEquals(
				new Outcome(1,
						"--- a/a.lamina\n+++ b/a.lamina\n@@ -1,3 +1,3 @@\n host h {\n-  memroy 1 TiB\n+  memory 1 TiB\n }\n", ""),
				patch);
		assertEquals(MISSPELT, Files.readString(folder.resolve("a.lamina")));
		file("a.lamina", MISSPELT.replace("memroy", "memory"));
		assertEquals(new Outcome(0, "", ""), validate("a.lamina", "--fix", "--dry-run"));
		assertEquals(new Outcome(2, "", "lamina: 'gone.lamina' does not exist.\n"),
				validate("a.lamina", "gone.lamina", "--fix", "--dry-run"));
	}

	@Test
	void programsGetNothingButFindingsWhereFilesAreFixed() throws IOException {
		file("a.lamina", MISSPELT);
		Outcome outcome = validate("a.lamina", "--fix", "--format", "json");
		assertEquals(0, outcome.exit());
		assertTrue(outcome.out().startsWith("{"), outcome.out());
		assertEquals("a.lamina:2:3: fixed[property.unknown]: Change to 'memory'\n", outcome.err());
	}

	@Test
	void aFixThatIsNotSafeIsLeftToPeople() throws IOException {
		String several = "import nvidia.*\n\nhost h {\n  memory 1 TB\n  gpu g : A40\n}\n";
		file("a.lamina", several);
		Outcome outcome = validate("a.lamina", "--fix");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().contains("error[unit.binary]"), outcome.out());
		assertEquals(several, Files.readString(folder.resolve("a.lamina")));
	}

	@Test
	void theCorpusGetsNoWorseByItsSafeFixes() throws IOException {
		Path refused = Checkout.root().resolve("dsl/dev.lamina.dsl.tests/corpus/refused");
		List<Path> files;
		try (var all = Files.walk(refused)) {
			files = all.filter(Files::isRegularFile).toList();
		}
		for (Path file : files) {
			Path copy = folder.resolve(refused.relativize(file).toString());
			Files.createDirectories(copy.getParent());
			Files.copy(file, copy);
		}
		int before = errors(validate(folder.toString()));
		Outcome fixed = validate(folder.toString(), "--fix");
		int after = errors(fixed);
		assertTrue(after < before - 10, before + " errors before, " + after + " after");
		assertTrue(fixed.out().lines().filter(line -> line.contains(": fixed[")).count() >= 10, fixed.out());
		assertFalse(validate(folder.toString(), "--fix").out().contains("fixed["), "something is left");
	}

	private static int errors(Outcome outcome) {
		String summary = outcome.out().lines().reduce((first, last) -> last).orElseThrow();
		return Integer.parseInt(summary.substring(0, summary.indexOf(' ')));
	}
}
