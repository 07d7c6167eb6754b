package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A VM or policy that extends another is what it would be if all that it inherits were written into it. */
class ExtendedVmsTest {
	private static final String HEAD = """
			gpu Board {
			  memory 16 GiB  compute-slices 4  memory-slices 4
			  profile 1g : mig { memory 4 GiB  instances 4  compute-slices 1  memory-slices 1 }
			  profile 2g : mig { memory 8 GiB  instances 2  compute-slices 2  memory-slices 2 }
			}
			stack Mig : spatial { profiles mig }
			host node x 2 { cpu 2 x 16 cores  memory 256 GiB  gpu g : Board }
			workload Draw { each frame at 20 fps { cpu 1 ms  gpu 9 ms on graphics }  memory 2 GiB }
			workload Light extends Draw { each frame at 10 fps { cpu 1 ms  gpu 4 ms on graphics } }
			policy day for node[0] { stack Mig  partition 2g  partition 1g x 2 }
			vm cad { system Linux  cpu 4 cores  memory 16 GiB  gpu 2g on node[0]  runs Draw  expect fps >= 15 }
			simulation s { for 5 s }
			""";

	@TempDir
	Path folder;

	@Test
	void sameFiguresAsWrittenOut() throws IOException {
		JsonObject inherited = simulate(HEAD + """
				policy night extends day for node[1] { partition 1g x 4 }
				vm clerk x 2 extends cad { gpu 1g on node[0]  cpu 2 cores }
				vm guest x 3 extends clerk { gpu 1g on node[1]  runs Light  expect frame-time p95 <= 30 ms }
				""");
		JsonObject written = simulate(HEAD + """
				policy night for node[1] { stack Mig  partition 1g x 4 }
				vm clerk x 2 { system Linux  cpu 2 cores  memory 16 GiB  gpu 1g on node[0]  runs Draw  expect fps >= 15 }
				vm guest x 3 { system Linux  cpu 2 cores  memory 16 GiB  gpu 1g on node[1]  runs Light
				  expect frame-time p95 <= 30 ms }
				""");
		assertEquals(written.get("vms"), inherited.get("vms"));
		assertEquals(written.get("gpus"), inherited.get("gpus"));
		assertEquals(written.getAsJsonArray("expectations").size(), inherited.getAsJsonArray("expectations").size());
		for (int number = 0; number < 6; number++) {
			assertEquals(verdict(written, number), verdict(inherited, number));
		}
	}

	/** What a sweep changes in the VM extended reaches those that extend it. */
	@Test
	void sweepsReachThoseThatExtend() throws IOException {
		JsonObject sweep = simulate(
				HEAD.replace("for 5 s", "for 1 s  vary vm cad.runs over Draw, Light").replace("expect fps >= 15", "") + """
						vm clerk extends cad { gpu 1g on node[0] }
						""");
		assertEquals("Light", sweep.getAsJsonArray("runs").get(1).getAsJsonObject().getAsJsonArray("vms").get(1)
				.getAsJsonObject().get("workload").getAsString());
	}

	@Test
	void whatIsInheritedIsValidatedWhereItHolds() throws IOException {
		InProcessRunner.Outcome outcome = new InProcessRunner(folder)
				.file("m.lamina", HEAD + "vm clerk x 3 extends cad { gpu 1g on node[0] }\n")
				.lamina("validate", "m.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().contains("error[capacity.exceeded]"), outcome.out());
	}

	private static String verdict(JsonObject result, int number) {
		JsonObject promise = result.getAsJsonArray("expectations").get(number).getAsJsonObject().deepCopy();
		promise.remove("element");
		return promise.toString();
	}

	private JsonObject simulate(String text) throws IOException {
		InProcessRunner.Outcome outcome = new InProcessRunner(folder).file("m.lamina", text).lamina("simulate", "m.lamina",
				"--format", "json");
		assertTrue(outcome.out().startsWith("{"), outcome.err());
		return JsonParser.parseString(outcome.out()).getAsJsonObject();
	}
}
