package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.lamina.cli.InProcess.Outcome;
import dev.lamina.report.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simulate --format json} writes is what the published schema says. */
class ResultSchemaTest {
	private static JsonSchema schema;

	@TempDir
	private Path folder;

	@BeforeAll
	static void readSchema() throws IOException {
		try (InputStream text = JsonReport.class.getResourceAsStream("lamina-result-1.schema.json")) {
			schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
		}
	}

	@Test
	void oneResultIsValid() {
		String json = simulated("desktops");
		assertEquals(Set.of(), problems(json));
		assertTrue(json.startsWith("{\n  \"schema\": \"lamina-result/1\""), json);
	}

	@Test
	void severalResultsAreValid() {
		String json = simulated("owned", "partitions");
		assertEquals(Set.of(), problems(json));
		assertTrue(json.startsWith("{\n  \"schema\": \"lamina-results/1\""), json);
	}

	@Test
	void damagedResultIsNot() {
		String json = simulated("owned");
		assertFalse(problems(json.replace("\"vms\"", "\"virtualMachines\"")).isEmpty());
		assertFalse(problems(json.replace("\"holds\": true", "\"holds\": \"yes\"")).isEmpty());
	}

	private String simulated(String... templates) {
		InProcess process = new InProcess(folder);
		for (String template : templates) {
			assertEquals(0, process.lamina("new", template, "--template", template).exit());
		}
		Outcome outcome = process.lamina("simulate", folder.toString(), "--format", "json");
		assertEquals("", outcome.err());
		return outcome.out();
	}

	private static Set<ValidationMessage> problems(String json) {
		return schema.validate(json, InputFormat.JSON);
	}
}
