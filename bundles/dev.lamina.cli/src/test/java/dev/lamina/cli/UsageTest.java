package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = {"validate", "simulate", "check", "report", "compare", "format", "new", "generate", "version"})
	void helpNamesEveryCommandAndEachHasExamples(String command) {
		Outcome all = new InProcess(folder).lamina("--help");
		assertEquals(0, all.exit());
		assertTrue(all.out().contains("\n  " + command), all.out());
		Outcome one = new InProcess(folder).lamina(command, "--help");
		assertEquals(0, one.exit());
		assertTrue(one.out().contains("Examples:\n  ") && one.out().contains("lamina " + command), one.out());
		assertEquals(one, new InProcess(folder).lamina("help", command));
	}

	@Test
	void thePageOfTheWorkbenchAboutCommandsNamesThemAll() throws IOException {
		String all = new InProcess(folder).lamina("--help").out();
		String page = Files.readString(Checkout.root().resolve("bundles/dev.lamina.ui/src/dev/lamina/ui/help/pages/command-line.md"));
		Set<String> offered = words(Pattern.compile("(?m)^  ([a-z]+) +[A-Z]"), all);
		assertTrue(offered.contains("simulate"), all);
		assertEquals(offered, words(Pattern.compile("(?m)^\\| `lamina ([a-z]+)` \\|"), page));
	}

	private static Set<String> words(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(found -> found.group(1)).filter(word -> !word.equals("help")).collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void misspeltCommandIsAnsweredWithTheNearestOne() {
		assertEquals(new Outcome(2, "", "lamina: 'simulat' is not known here. Did you mean 'simulate'?\nTry 'lamina --help'.\n"),
				new InProcess(folder).lamina("simulat", "a.lamina"));
	}

	@Test
	void wrongOptionIsRefused() {
		Outcome outcome = new InProcess(folder).lamina("simulate", "--sead", "3", "a.lamina");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().startsWith("lamina: '--sead' is not known here."), outcome.err());
		assertTrue(outcome.err().endsWith("Try 'lamina simulate --help'.\n"), outcome.err());
	}

	@ParameterizedTest
	@ValueSource(strings = {"--for=3", "--for=3 parsecs", "--for=-1s", "--for=now", "--threads=0", "--replications=0", "--seed=x", "--format=xml"})
	void valuesThatMakeNoSenseAreRefused(String option) {
		Outcome outcome = new InProcess(folder).reading("host a\n").lamina("simulate", option, "-");
		assertEquals(2, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains(option.substring(0, option.indexOf('='))), outcome.err());
	}

	@Test
	void noFileIsWrongUse() {
		Outcome outcome = new InProcess(folder).lamina("validate");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().contains("PATH"), outcome.err());
	}
}
