package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * Which published figures there are and which hold is written down, so that a change that loses or breaks one is seen, and one
 * that explains another is welcomed in the same place.
 */
class PublishedFiguresTest {
	private static final String WRITTEN = "bundles/dev.lamina.cli/src/test/resources/dev/lamina/cli/";
	private static final String MODELS = "dsl/dev.lamina.examples/published";
	private static final String NOT_EXPRESSED = "not expressed: ";

	private static List<JsonObject> figures;

	@BeforeAll
	static void check() throws IOException {
		Outcome outcome = new InProcessRunner(Checkout.root()).lamina("check", MODELS, "--format", "json");
		assertEquals("", outcome.err());
		figures = JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonArray("figures").asList().stream()
				.map(JsonElement::getAsJsonObject).toList();
	}

	@Test
	void verdictsAreThoseThatAreWrittenDown() throws IOException {
		StringBuilder found = new StringBuilder();
		for (JsonObject figure : figures) {
			String verdict = !figure.get("verified").getAsBoolean() ? "information" : figure.get("holds").getAsBoolean() ? "holds"
					: "MISSES";
			// of several VMs the one that is furthest off is named, which need not stay the same one
			String what = figure.get("what").getAsString().replaceFirst("\\[\\d+\\]", "");
			found.append(String.join("  ", verdict, figure.get("case").getAsString(), figure.get("stack").getAsString(), what))
					.append('\n');
		}
		Path golden = Checkout.root().resolve(WRITTEN + "published-figures.txt");
		if (!Files.exists(golden)) {
			Files.writeString(golden, found);
			fail(golden + " was missing and has been written: read it, and keep it if it is right.");
		}
		assertEquals(Files.readString(golden), found.toString());
	}

	/** Each verified case: with its figures as they stand in the models, or with the reason why it is in none. */
	@Test
	void everyVerifiedCaseStandsInAModelWithItsFigures() throws IOException {
		Map<String, String> expected = new TreeMap<>();
		for (String line : Files.readAllLines(Checkout.root().resolve(WRITTEN + "published-cases.txt"))) {
			String[] parts = line.split("  ", 2);
			if (!parts[1].startsWith(NOT_EXPRESSED)) {
				expected.put(parts[0], parts[1]);
			}
		}
		Map<String, TreeSet<String>> found = figures.stream().filter(figure -> figure.get("verified").getAsBoolean())
				.collect(Collectors.groupingBy(figure -> figure.get("case").getAsString(), TreeMap::new,
						Collectors.mapping(PublishedFiguresTest::limit, Collectors.toCollection(TreeSet::new))));
		Map<String, String> stand = new TreeMap<>();
		found.forEach((id, limits) -> stand.put(id, String.join(", ", limits)));
		assertEquals(String.join("\n", lines(expected)), String.join("\n", lines(stand)));
	}

	private static List<String> lines(Map<String, String> cases) {
		return cases.entrySet().stream().map(entry -> entry.getKey() + "  " + entry.getValue()).toList();
	}

	private static String limit(JsonObject figure) {
		String number = new BigDecimal(figure.get("published").getAsString()).stripTrailingZeros().toPlainString();
		return String.join(" ", figure.get("comparison").getAsString(), number, figure.get("unit").getAsString()).strip();
	}
}
