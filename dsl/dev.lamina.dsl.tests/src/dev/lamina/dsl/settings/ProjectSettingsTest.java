package dev.lamina.dsl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.project.Project;

class ProjectSettingsTest {
	private static final String UNUSED = """
			gpu T { memory 16 GiB }
			stack S : pass-through
			host h { gpu g : T  gpu f : T }
			policy p for h.g { stack S }
			policy q for h.f { stack S }
			vm a { gpu on h.g }
			""";

	@TempDir
	private Path folder;

	private List<String> severities(String settings) throws Exception {
		Files.writeString(folder.resolve(ProjectSettings.FILE_NAME), settings);
		Path models = Files.createDirectories(folder.resolve("models"));
		Files.writeString(models.resolve("a.lamina"), UNUSED);
		Project project = Project.open(List.of(models.resolve("a.lamina")));
		return project.validate(project.sources().getFirst(), () -> false).stream()
				.map(diagnostic -> diagnostic.severity() + " " + diagnostic.code()).toList();
	}

	@Test
	void aProjectChoosesHowSevereABreachIs() throws Exception {
		assertEquals(List.of("WARNING policy.unused"), severities(""));
		assertEquals(List.of("ERROR policy.unused"), severities("[rules]\n\"policy.unused\" = \"error\"\n"));
		assertEquals(List.of("INFO policy.unused"), severities("[rules]\npolicy.unused = \"info\" # without quotes as well\n"));
		assertEquals(List.of(), severities("rules = { \"policy.unused\" = \"off\" }\n"));
	}

	@Test
	void theNearestFileCountsUpToTheRootOfTheCheckout() throws Exception {
		Files.writeString(folder.resolve(ProjectSettings.FILE_NAME), "[rules]\n\"policy.unused\" = \"error\"\n");
		Path inner = Files.createDirectories(folder.resolve("inner/models"));
		assertEquals(folder.resolve(ProjectSettings.FILE_NAME), ProjectSettings.of(inner).file().orElseThrow());
		Files.createDirectories(folder.resolve("inner/.git"));
		assertTrue(ProjectSettings.of(inner).file().isEmpty());
		Files.writeString(folder.resolve("inner/" + ProjectSettings.FILE_NAME), "");
		assertEquals(folder.resolve("inner/" + ProjectSettings.FILE_NAME), ProjectSettings.of(inner).file().orElseThrow());
	}

	@Test
	void whatIsWrongInTheFileHasAPlaceAndTheDefaultsHoldThere() throws Exception {
		assertEquals(List.of("WARNING policy.unused"), severities(
				"[rules]\n\"policy.unused\" = \"fatal\"\n\"policy.unsed\" = \"off\"\nname.unknown = \"off\"\n[rule]\n"));
		assertEquals(List.of(
				"2:1 ERROR settings.malformed 'fatal' is not a severity. Write \"error\", \"warning\", \"info\" or \"off\".",
				"3:1 WARNING settings.unknown There is no rule 'policy.unsed'. Did you mean 'policy.unused'?",
				"4:1 ERROR settings.malformed 'name.unknown' is always an error: without that rule a model cannot be understood "
						+ "or laid out. Remove the line.",
				"5:1 WARNING settings.unknown There is no section 'rule'. Known are 'rules', 'validate' and 'files'."),
				diagnostics());
	}

	@Test
	void aFileThatIsNoTomlIsSaidSo() throws Exception {
		assertEquals(List.of("WARNING policy.unused"), severities("rules: off\n"));
		List<String> problems = diagnostics();
		assertEquals(1, problems.size());
		assertTrue(problems.getFirst().startsWith("1:6 ERROR settings.malformed This is not TOML: "), problems.getFirst());
		Files.write(folder.resolve(ProjectSettings.FILE_NAME), new byte[] { (byte) 0xFF });
		assertEquals(List.of(
				"1:1 ERROR settings.malformed The settings cannot be read: the file is not UTF-8 text. Save it as such. The "
						+ "defaults hold."),
				diagnostics());
	}

	private List<String> diagnostics() {
		return ProjectSettings.of(folder).diagnostics("x").stream()
				.map(diagnostic -> diagnostic.line() + ":" + diagnostic.column() + " " + diagnostic.severity() + " "
						+ diagnostic.code() + " "
						+ diagnostic.message())
				.toList();
	}

	@Test
	void whatModelsMayNameIsAListOfPaths() throws Exception {
		severities("[files]\nallow = [\"../data\", 5]\nalow = []\n");
		assertEquals(List.of(
				"2:1 ERROR settings.malformed What models may name outside of the project is a list of folders or files, such as "
						+ "[\"/data/traces\", "
						+ "\"../shared\"], seen from the folder of the settings.",
				"3:1 WARNING settings.unknown There is no setting 'alow' in 'files'. Known is 'allow'."), diagnostics());
		severities("[files]\nallow = [\"../data\", \"/data/traces\"]\n");
		assertEquals(List.of(), diagnostics());
		assertEquals(List.of(folder.resolveSibling("data"), Path.of("/data/traces")),
				ProjectSettings.of(folder).access(folder).allowed());
	}

	@Test
	void bracketsInTextsAndCommentsAreNoDepth() throws Exception {
		String brackets = "[".repeat(100);
		severities("# " + brackets + "\n[rules]\n# \"\"\"\n\"policy.unused\" = \"error\" # \"\n[files]\nallow = ['" + brackets
				+ "', \"\\\"" + brackets + "\"]\n");
		assertEquals(List.of(), diagnostics());
		severities("x = \"\"\"" + brackets + "\n" + brackets + "\"\"\"\ny = " + brackets + "\n");
		assertEquals(List.of(
				"3:69 ERROR settings.malformed The settings are nested more than 64 deep here, which no setting needs. The "
						+ "defaults hold."),
				diagnostics());
	}

	@Test
	void aWarningMayAlwaysBecomeAnError() throws IOException {
		for (Rule rule : Arrays.stream(Rule.values()).filter(Rule::isSettable).toList()) {
			Files.writeString(folder.resolve(ProjectSettings.FILE_NAME),
					"[rules]\n# " + rule.code() + "\n\"" + rule.code() + "\" = \"error\"\n");
			ProjectSettings projectSettings = ProjectSettings.of(folder);
			assertEquals(List.of(), projectSettings.diagnostics().stream().map(Diagnostic::message).toList());
			assertEquals(org.eclipse.xtext.diagnostics.Severity.ERROR, projectSettings.severity(rule));
		}
	}
}
