package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.dsl.ide.reference.LanguageReference;
import dev.lamina.dsl.ide.reference.ReferencePage;

class HelpCommandTest {
	@TempDir
	private Path folder;

	static Stream<String> topics() {
		return LanguageReference.pages().stream().filter(page -> page.chapter() != ReferencePage.Chapter.RULES)
				.map(ReferencePage::title)
				// a command goes before a word
				.filter(title -> !title.equals("import"));
	}

	@ParameterizedTest
	@MethodSource("topics")
	void eachWordOfTheLanguageIsExplainedWithinTheWidth(String topic) {
		Outcome shown = new InProcessRunner(folder).with(Map.of("COLUMNS", "72")).lamina("help", topic);
		assertEquals(0, shown.exit(), shown.err());
		assertTrue(shown.out().startsWith(topic + "\n\n"), shown.out());
		assertTrue(shown.out().lines().allMatch(line -> line.length() <= 72), shown.out());
		assertFalse(shown.out().contains("**") || shown.out().contains("`"), shown.out());
	}

	@Test
	void aModelKeepsItsIndentation() {
		assertTrue(new InProcessRunner(folder).lamina("help", "language").out()
				.contains("\n    host node {\n      cpu 2 x 32 cores\n"));
	}

	@Test
	void aWordThatIsUnknownIsRefused() {
		assertEquals(new Outcome(2, "", "lamina: There is no command or word 'evnts'. Did you mean 'events'?\n"),
				new InProcessRunner(folder).lamina("help", "evnts"));
	}
}
