package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.result.json.ResultWriter;

/** What {@code simulate --format json} writes is what the published schema says. */
class ResultSchemaTest {
	private static JsonSchema schema;

	@TempDir
	private Path folder;

	@BeforeAll
	static void readSchema() throws IOException {
		Map<String, String> schemas = Map.of("urn:lamina:schema:lamina-fleet/1", text("lamina-fleet-1.schema.json"));
		schema = JsonSchemaFactory
				.getInstance(VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(schemas)))
				.getSchema(text("lamina-result-1.schema.json"));
	}

	private static String text(String name) throws IOException {
		try (InputStream text = ResultWriter.class.getResourceAsStream(name)) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
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
	void sweepAndFleetAreValid() throws IOException {
		InProcessRunner process = new InProcessRunner(folder).file("sweep.lamina", """
				import nvidia.*
				import stacks.*
				host node { cpu 1 x 8 cores at 3 GHz  memory 64 GiB  system Linux  hypervisor KVM  gpu card : A40 }
				policy service for node.card { stack Vfio }
				workload Service { each request { gpu 4 ms on compute } }
				vm client { system Linux  cpu 1 cores  memory 4 GiB  gpu on node.card  runs Service  expect throughput >= 1 }
				simulation sweep { for 1 s  vary vm client.count over 1, 2 }
				""").file("fleet.lamina", """
				fleet small { inventory "hosts.csv"  arrivals "vms.csv"  seed 3 }
				""").file("hosts.csv", "sn,cpu_milli,memory_mib,gpu,model\nnode,64000,262144,2,T4\n")
				.file("vms.csv", "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\na,4000,8192,1,500,\n");
		Outcome both = process.lamina("simulate", folder.toString(), "--format", "json");
		assertEquals(Set.of(), problems(both.out()), both.toString());
		assertEquals(0, both.exit(), both.toString());
		assertTrue(both.out().contains("\"lamina-fleet/1\"") && both.out().contains("\"code\": \"passthrough.shared\""),
				both.out());
		assertTrue(both.out().contains("\"model\": \"sweep\"") && both.out().contains("\"model\": \"fleet\""), both.out());
		assertTrue(
				both.err().startsWith(
						"sweep.lamina:6:1: impossible with vm client.count = 2: 2 VMs client want node.card, which is passed through"),
				both.err());
		Outcome fleet = process.lamina("simulate", folder.resolve("fleet.lamina").toString(), "--format", "json", "--seed", "9");
		assertTrue(fleet.out().contains("\"seed\": 9") && fleet.out().startsWith("{\n  \"schema\": \"lamina-fleet/1\""),
				fleet.toString());
		Outcome timed = process.lamina("simulate", folder.resolve("fleet.lamina").toString(), "--for", "3s");
		assertEquals(
				new Outcome(2, "", "lamina: A fleet has no duration and no replications. Omit --for and --replications.\n"),
				timed);
	}

	@Test
	void damagedResultIsNot() {
		String json = simulated("owned");
		assertFalse(problems(json.replace("\"vms\"", "\"virtualMachines\"")).isEmpty());
		assertFalse(problems(json.replace("\"holds\": true", "\"holds\": \"yes\"")).isEmpty());
	}

	private String simulated(String... templates) {
		InProcessRunner process = new InProcessRunner(folder);
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
