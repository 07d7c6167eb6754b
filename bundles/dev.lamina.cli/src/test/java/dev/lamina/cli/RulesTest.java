package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.help.RulePage;

class RulesTest {
	@TempDir
	private Path folder;

	@Test
	void everyRuleIsListed() {
		Outcome listed = new InProcessRunner(folder).lamina("rules");
		assertEquals(0, listed.exit(), listed.err());
		assertEquals(Rule.values().length + 1, listed.out().lines().count());
		for (Rule rule : Rule.values()) {
			assertTrue(listed.out().lines().anyMatch(line -> line.startsWith(rule.code() + " ") && line.endsWith(rule.title())),
					rule.code());
		}
	}

	@Test
	void programsGetTheListAsJson() {
		JsonArray rules = JsonParser.parseString(new InProcessRunner(folder).lamina("rules", "--format", "json").out())
				.getAsJsonArray();
		assertEquals(Rule.values().length, rules.size());
		rules.forEach(each -> {
			Rule rule = Rule.of(each.getAsJsonObject().get("code").getAsString()).orElseThrow();
			assertEquals(rule.hasFix(), each.getAsJsonObject().get("fix").getAsBoolean());
			assertEquals(rule.isSettable(), each.getAsJsonObject().get("settable").getAsBoolean());
			assertEquals(rule.title(), each.getAsJsonObject().get("demands").getAsString());
		});
	}

	@Test
	void aRuleIsExplained() {
		assertEquals(new Outcome(0, RulePage.of(Rule.PASS_THROUGH_SHARED), ""),
				new InProcessRunner(folder).lamina("rules", "passthrough.shared"));
		assertEquals(new Outcome(2, "",
				"lamina: There is no rule 'passthru.shared'. Did you mean 'passthrough.shared'? 'lamina rules' lists all.\n"),
				new InProcessRunner(folder).lamina("rules", "passthru.shared"));
	}

	@Test
	void theSettingsOfAProjectHoldAndAreValidated() throws IOException {
		Files.createDirectories(folder.resolve("models"));
		Files.writeString(folder.resolve("models/a.lamina"), "import nvidia.*\n\nworkload w { each frame { gpu 5 ms } }\n");
		Files.writeString(folder.resolve(".lamina.toml"), "[rules]\n\"import.unused\" = \"error\"\n\"import.unsed\" = \"off\"\n");
		Outcome refused = new InProcessRunner(folder).lamina("validate", "models");
		assertEquals(1, refused.exit(), refused.toString());
		assertTrue(refused.out().contains(
				".lamina.toml:3:1: warning[settings.unknown]: There is no rule 'import.unsed'. Did you mean 'import.unused'?"),
				refused.out());
		assertTrue(refused.out().contains("models/a.lamina:1:8: error[import.unused]"), refused.out());
		Files.writeString(folder.resolve(".lamina.toml"), "[rules]\nimport.unused = \"off\"\n");
		assertEquals(new Outcome(0, "no problems in 1 file\n", ""), new InProcessRunner(folder).lamina("validate", "models"));
	}
}
