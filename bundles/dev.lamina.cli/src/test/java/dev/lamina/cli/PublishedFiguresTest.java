package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.lamina.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Which published figures hold is written down, so that a change to the library or to the simulator that breaks one is seen, and
 * one that explains another is welcomed in the same place.
 */
class PublishedFiguresTest {
	private static final String VERDICTS = "src/test/resources/dev/lamina/cli/published-figures.txt";
	private static final String CASES = "dsl/dev.lamina.examples/published";

	@Test
	void verdictsAreThoseThatAreWrittenDown() throws IOException {
		Path root = Checkout.root();
		Outcome outcome = new InProcess(root).lamina("check", CASES, "--format", "json");
		assertEquals("", outcome.err());
		StringBuilder found = new StringBuilder();
		for (JsonElement element : JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonArray("figures")) {
			JsonObject figure = element.getAsJsonObject();
			String verdict = !figure.get("verified").getAsBoolean() ? "information" : figure.get("holds").getAsBoolean() ? "holds" : "MISSES";
			// of several VMs the one that is furthest off is named, which need not stay the same one
			String what = figure.get("what").getAsString().replaceFirst("\\[\\d+\\]", "");
			found.append(String.join("  ", verdict, figure.get("case").getAsString(), figure.get("stack").getAsString(), what)).append('\n');
		}
		Path golden = root.resolve("bundles/dev.lamina.cli").resolve(VERDICTS);
		if (!Files.exists(golden)) {
			Files.writeString(golden, found);
			fail(golden + " was missing and has been written: read it, and keep it if it is right.");
		}
		assertEquals(Files.readString(golden, StandardCharsets.UTF_8), found.toString());
	}
}
