package dev.lamina.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;

/** Whatever words are missing from a model, what is said about it is for people. */
class BrokenTextTest {
	private static final Pattern WORD = Pattern.compile("[\\w-]+|[^\\s\\w]");
	private static final Pattern NOT_FOR_PEOPLE = Pattern.compile("\\bnull\\b|Exception|mismatched|RULE_|no viable");
	private static final int TRIES_PER_FILE = 4;

	@Test
	void aModelWithoutSomeOfItsWordsIsRefusedInPlainSentences() throws Exception {
		Random random = new Random(2);
		for (String kind : List.of("refused", "valid")) {
			for (Path file : Corpus.below(Corpus.corpus(kind))) {
				String text = Files.readString(file);
				for (int attempt = 0; attempt < TRIES_PER_FILE; attempt++) {
					check(file, without(text, random, 1 + attempt));
				}
			}
		}
	}

	@Test
	void aVmWithoutANameIsRefusedForThat() throws Exception {
		check(Corpus.corpus("valid").resolve("nameless.lamina"),
				"vm { runs W }\nworkload W { each request { cpu 1 ms } }\nsimulation s { for 1 s }\n");
	}

	@Test
	void aModelWithoutOneOfItsNamesIsRefusedInPlainSentences() throws Exception {
		Pattern names = Pattern.compile(
				"(?m)^(gpu|stack|host|policy|workload|vm|simulation|fleet) [\\w-]+|profile [\\w-]+|link \\w+|phase \\w+");
		for (Path file : Corpus.below(Corpus.corpus("valid"))) {
			String text = Files.readString(file);
			for (Matcher name = names.matcher(text); name.find();) {
				check(file, text.substring(0, name.start()) + name.group().split(" ")[0] + text.substring(name.end()));
			}
		}
	}

	private static String without(String text, Random random, int count) {
		String rest = text;
		for (int i = 0; i < count; i++) {
			List<int[]> words = WORD.matcher(rest).results().map(word -> new int[] { word.start(), word.end() }).toList();
			int[] word = words.get(random.nextInt(words.size()));
			rest = rest.substring(0, word[0]) + rest.substring(word[1]);
		}
		return rest;
	}

	private static void check(Path file, String text) throws UnreadableSourceException, IOException {
		Project project = Project.ofText(file.getFileName().toString(), text, file.getParent());
		for (Diagnostic diagnostic : project.validate(project.sources().getFirst(), () -> false)) {
			assertFalse(NOT_FOR_PEOPLE.matcher(diagnostic.message()).find() || diagnostic.code().equals("internal.error"),
					() -> diagnostic + " in\n" + text);
		}
	}
}
