package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

class UsageTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "validate", "simulate", "check", "report", "compare", "format", "new", "generate", "version" })
	void helpNamesEveryCommandAndEachHasExamples(String command) {
		Outcome all = new InProcessRunner(folder).lamina("--help");
		assertEquals(0, all.exit());
		assertTrue(all.out().contains("\n  " + command), all.out());
		Outcome one = new InProcessRunner(folder).lamina(command, "--help");
		assertEquals(0, one.exit());
		assertTrue(one.out().contains("Examples:\n  ") && one.out().contains("lamina " + command), one.out());
		assertEquals(one, new InProcessRunner(folder).lamina("help", command));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 60, 80, 100 })
	void helpIsWrappedForTheWidthOfTheTerminal(int columns) {
		Map<String, String> environment = columns == 0 ? Map.of() : Map.of("COLUMNS", String.valueOf(columns));
		int width = columns == 0 ? 80 : columns;
		for (String command : Pattern.compile("(?m)^  ([a-z]+) +[A-Z]")
				.matcher(new InProcessRunner(folder).lamina("--help").out())
				.results().map(found -> found.group(1)).toList()) {
			List<String> lines = new InProcessRunner(folder).with(environment).lamina("help", command).out().lines().toList();
			for (int number = 0; number < lines.size(); number++) {
				String line = lines.get(number);
				// what cannot be broken is a command to be copied
				assertTrue(line.length() <= width || line.startsWith("  lamina ") || line.contains(" | lamina ")
						|| line.matches("  \\S+"), command + ": " + line);
				boolean alone = number > 0 && !line.startsWith(" ") && line.matches("\\S+") && !line.endsWith(":")
						&& lines.get(number - 1).length() < width - 20;
				assertFalse(alone, command + ": a word stands alone: " + line);
			}
		}
	}

	@Test
	void thePageOfTheWorkbenchAboutCommandsNamesThemAll() throws IOException {
		String all = new InProcessRunner(folder).lamina("--help").out();
		String page = Files
				.readString(Checkout.root().resolve("bundles/dev.lamina.ui/src/dev/lamina/ui/help/pages/command-line.md"));
		Set<String> offered = words(Pattern.compile("(?m)^  ([a-z]+) +[A-Z]"), all);
		assertTrue(offered.contains("simulate"), all);
		assertEquals(offered, words(Pattern.compile("(?m)^\\| `lamina ([a-z]+)` \\|"), page));
	}

	private static Set<String> words(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(found -> found.group(1)).filter(word -> !word.equals("help"))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void misspeltCommandIsAnsweredWithTheNearestOne() {
		assertEquals(new Outcome(2, "", "lamina: 'simulat' is not known here. Did you mean 'simulate'?\nTry 'lamina --help'.\n"),
				new InProcessRunner(folder).lamina("simulat", "a.lamina"));
	}

	@Test
	void wrongOptionIsRefused() {
		Outcome outcome = new InProcessRunner(folder).lamina("simulate", "--sead", "3", "a.lamina");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().startsWith("lamina: '--sead' is not known here."), outcome.err());
		assertTrue(outcome.err().endsWith("Try 'lamina simulate --help'.\n"), outcome.err());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--for=3", "--for=3 parsecs", "--for=-1s", "--for=now", "--threads=0", "--replications=0",
			"--seed=x", "--format=xml" })
	void valuesThatMakeNoSenseAreRefused(String option) {
		Outcome outcome = new InProcessRunner(folder).reading("host a\n").lamina("simulate", option, "-");
		assertEquals(2, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains(option.substring(0, option.indexOf('='))), outcome.err());
	}

	@Test
	void noFileIsWrongUse() {
		Outcome outcome = new InProcessRunner(folder).lamina("validate");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().contains("PATH"), outcome.err());
	}
}
