package dev.lamina.dsl.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.diagnostic.Rule;

/** Every rule has a page that says of it what the rule says of itself, with an example that the corpus refuses. */
class RulePageTest {
	private static final Pattern EXAMPLE = Pattern.compile("```lamina\n(.*?)\n```", Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> everyRuleHasAPage() {
		return Arrays.stream(Rule.values())
				.map(rule -> DynamicTest.dynamicTest(rule.code(), () -> check(rule, RulePage.of(rule))));
	}

	private static void check(Rule rule, String page) throws IOException {
		assertTrue(page.startsWith("# " + rule.code() + "\n\n"), page);
		assertTrue(page.replace('\n', ' ').contains(" " + rule.title() + " "), page);
		assertTrue(page.contains("\nSeverity: " + rule.severity().name().toLowerCase(Locale.ROOT)
				+ (rule.isSettable() ? ", which a project may change" : "") + ". Quick fix: " + (rule.hasFix() ? "yes" : "no")
				+ ".\n"), page);
		assertTrue(page.contains("\n## Why\n") && page.contains("\n## What to do\n"), page);
		Optional<String> refused = corpus(rule);
		Matcher example = EXAMPLE.matcher(page);
		assertEquals(refused.isPresent(), example.find(), "an example where the corpus has one");
		if (refused.isPresent()) {
			assertTrue(refused.get().contains(example.group(1)), () -> "not in the corpus: " + example.group(1));
			assertTrue(example.group(1).contains("[" + rule.code() + "]"), page);
		}
	}

	/** The text of the rule's refused file, or of all in its folder. */
	private static Optional<String> corpus(Rule rule) throws IOException {
		Path file = folder().resolve(rule.code() + ".lamina");
		if (Files.exists(file)) {
			return Optional.of(Files.readString(file));
		}
		if (!Files.isDirectory(folder().resolve(rule.code()))) {
			return Optional.empty();
		}
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.list(folder().resolve(rule.code()))) {
			for (Path each : (Iterable<Path>) files.sorted()::iterator) {
				all.append(Files.readString(each));
			}
		}
		return Optional.of(all.toString());
	}

	private static Path folder() {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			Path folder = place.resolve("dsl/dev.lamina.dsl.tests/corpus/refused");
			if (Files.isDirectory(folder)) {
				return folder;
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}
}
