package dev.lamina.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The list of rules is whole: every code that a problem can carry is in it, and nothing else is. */
class RuleTest {
	/** A code is written as a word with a point; so are a name of a file and a property of Java, which are none. */
	private static final Pattern LITERAL = Pattern.compile("\"(syntax|(?!user\\.|\\w+\\.lamina\")[a-z]+\\.[a-z]\\w*)\"");
	private static final Pattern CONSTANT = Pattern.compile("\\bRule\\.([A-Z_]+)\\b");

	@Test
	void theRulesAreTheCodesThatTheLanguageUses() throws IOException {
		Set<String> used = new TreeSet<>();
		try (Stream<Path> files = Files.walk(sources())) {
			for (Path file : files.filter(each -> each.toString().endsWith(".java") && !each.endsWith("Rule.java")).toList()) {
				String text = Files.readString(file);
				LITERAL.matcher(text).results().forEach(code -> used.add(code.group(1)));
				CONSTANT.matcher(text).results().forEach(rule -> used.add(Rule.valueOf(rule.group(1)).code()));
			}
		}
		assertEquals(Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.toCollection(TreeSet::new)), used);
	}

	private static Path sources() {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			if (Files.isDirectory(place.resolve("dsl/dev.lamina.dsl/src"))) {
				return place.resolve("dsl/dev.lamina.dsl/src");
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}
}
