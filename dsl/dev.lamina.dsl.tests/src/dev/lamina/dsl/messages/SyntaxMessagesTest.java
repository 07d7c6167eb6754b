package dev.lamina.dsl.messages;

import static dev.lamina.dsl.project.ParsedModels.diagnostics;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;

class SyntaxMessagesTest {
	private static final Pattern OF_THE_PARSER = Pattern.compile(
			"RULE_|mismatched|no viable|extraneous|EOF|recoverable|Exception|java\\.|null|<missing");

	private static final Set<String> SPOKEN_HERE = Set.of("syntax", "name.unknown", "profile.foreign", "property.unknown",
			"declaration.unknown",
			"import.unresolved", "quantity.malformed", "number.malformed", "word.unknown");

	private static void assertSaid(String sentence, String text) {
		assertEquals(List.of(sentence),
				diagnostics(text).stream().filter(each -> each.code().equals("syntax")).map(Diagnostic::message).toList());
	}

	@Test
	void whatIsMissing() {
		assertSaid("'cores' is expected after '8' in vm 'designer', not '}'.", "vm designer {\n  cpu 8\n}");
		assertSaid("A whole number is expected after 'x' in host 'a', not 'cores'.", "host a { cpu 2 x cores at 2 GHz }");
		assertSaid("A name is expected after 'host', not '{'.", "host { }");
		assertSaid("A text in quotes is expected after 'address' in gpu 'g', not '41'.",
				"gpu T host a { gpu g : T { address 41 } }");
		assertSaid("')' is expected after '%' in workload 'w', not '}'.",
				"workload w { each frame at 60 fps { cpu lognormal(mean 5 ms, cv 20 % } }");
		assertSaid(">=, <= or = is expected after 'fps' in vm 'v', not '>'.", "vm v { expect fps > 55 }");
	}

	@Test
	void whatIsNeverClosed() {
		assertSaid("The '{' in line 2 is never closed. Write '}' where host 'b' ends.", "host a { }\nhost b {\n  memory 3 GiB\n");
		assertSaid("This comment is never closed. Write '*/' where it ends.", "host a\n/* and then\nhost b");
		assertSaid("This text is never closed. Write '\"' where it ends, on the same line.",
				"gpu T\nhost a {\n gpu g : T { address \"0000\n }\n}");
	}

	@Test
	void whatIsTooMuch() {
		assertSaid("This '}' closes nothing. Remove it.", "vm v { cpu 8 cores } }");
		assertSaid("There is no ';' in this language. Remove it.", "host a; host b");
	}

	@Test
	void aCountWrittenAsOneWord() {
		assertSaid("'x6' is read as one name. Write 'x 6' with a space.", "vm designer x6 { }");
		Diagnostic partition = diagnostics("gpu T { profile p } host h { gpu g : T } policy p for h.g { partition p x6 }")
				.stream()
				.filter(each -> each.code().equals("property.unknown")).findFirst().orElseThrow();
		assertEquals("'x6' is read as one name. Write 'x 6' with a space.", partition.message());
		assertEquals(List.of("x 6"), partition.proposals());
	}

	@Test
	void aRangeWrittenInAnotherWay() {
		String how = " Several in succession are written with two dots and without spaces, as in [2..11].";
		assertSaid("']' is expected after '2' in vm 'v', not '.'." + how, "host a x 4 vm v { gpu on a[2 .. 3] }");
		assertSaid("']' is expected after '1' in vm 'v', not '-2'." + how, "host a x 4 vm v { gpu on a[1-2] }");
		assertSaid("A range stands in one pair of brackets. Write 'a[2..3]'.", "host a x 4 vm v { gpu on a[2]..a[3] }");
		assertSaid("A range stands in one pair of brackets. Write 'a[2..3]'.", "host a x 4 policy p for a[2] .. a[3] { }");
	}

	@Test
	void aWordOfTheLanguageWhereANameIsNeeded() {
		assertSaid(
				"A name is expected after 'needs' in vm 'v', not 'memory'. To use a word of the language as a name, write "
						+ "'^memory'.",
				"vm v { needs memory }");
	}

	@Test
	void refusedValuesKeepTheirCodeAndProposals() {
		Diagnostic vendor = diagnostics("gpu A { vendor NVIDEA }").stream().filter(each -> each.code().equals("word.unknown"))
				.findFirst().orElseThrow();
		assertEquals(List.of("NVIDIA"), vendor.proposals());
	}

	/** What the parser makes of the rest of a block that it has left is not a mistake of its own. */
	@Test
	void oneProblemForABlockThatTheParserLeaves() {
		assertEquals(List.of("syntax"), codes("vm a x 2 { gpu 10 GiB on n  expect fps >= 3 /s } host n"));
		assertEquals(List.of("syntax"),
				codes("host n simulation s { for 3 s at 2 s start a within 30 s warm-up 5 s vary host n.count over 1 } vm a"));
		assertEquals(List.of("property.unknown", "property.unknown"),
				codes("vm a { licence vPC x 400\n memory 8 GiB }\nvm b { licence vPC x 3\n}"));
		assertEquals(List.of("syntax", "declaration.unknown"), codes("vm a x 2 { gpu 10 GiB on n } hosst n"));
	}

	/** What an event or a promise would mean with another word is not what was meant. */
	@Test
	void oneProblemForAStatementWithAnUnknownWord() {
		assertEquals(List.of("word.unknown"), codes("host n simulation s { for 3 s at 2 s repairr n }").stream()
				.filter(code -> code.startsWith("word") || code.startsWith("event")).toList());
		assertEquals(List.of("word.unknown"),
				codes("workload W { each frame { gpu 2 ms } } vm a { runs W expect fpss >= 80 % }").stream()
						.filter(code -> code.startsWith("word") || code.startsWith("unit")).toList());
	}

	private static List<String> codes(String text) {
		return diagnostics(text).stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).map(Diagnostic::code)
				.toList();
	}

	@Test
	void oneProblemForALine() {
		assertEquals(1,
				diagnostics("host a { cpu cpu cpu cpu ) ( }").stream().filter(each -> each.code().equals("syntax")).count());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 })
	void noWordOfTheParserReachesAnybody(long seed) {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		List<String> words = List.of("host", "gpu", "vm", "{", "}", "x", "6", "GiB", "memory", ":", ",", "A40", "\"", "/*", "at",
				"expect", "fps",
				">=", "@", "policy", "for", ".", "partition", "1g.10gb+me", "(", "lognormal", "each", "frame", "7e2W", "\n",
				"import", "*", "cpu", "%");
		for (int i = 0; i < 60; i++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(1, 25); length > 0; length--) {
				text.append(words.get(random.nextInt(words.size()))).append(' ');
			}
			for (Diagnostic diagnostic : diagnostics(text.toString())) {
				assertFalse(SPOKEN_HERE.contains(diagnostic.code()) && OF_THE_PARSER.matcher(diagnostic.message()).find(),
						() -> text + " → " + diagnostic);
				assertFalse(diagnostic.code().startsWith("org.eclipse") || diagnostic.code().equals("internal.error"),
						() -> text + " → " + diagnostic);
			}
		}
	}
}
