package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A combination of a sweep is what it would be if it were written out in a file of its own: {@code validate} refuses that file for
 * the rule that the sweep names, or {@code simulate} measures the same in both.
 */
class SweepAgreementTest {
	private static final String HEAD = """
			import nvidia.*
			import stacks.*
			host node { cpu 2 x 56 cores at 2.1 GHz  memory 2 TiB  system Linux  hypervisor $hypervisor  gpu g : H100-80 }
			workload E { reference H100-80  each request poisson at 40 /s { cpu 1 ms  gpu 3 ms on compute using 30 % }
			  memory 4 GiB }
			""";
	private static final String RUN = "simulation s { for 2 s  replications 2 ";

	@TempDir
	Path folder;

	/** Who wants a whole GPU that others share, who has no profile, and which stack runs where. */
	@Test
	void stacksAndHypervisors() throws IOException {
		compare(HEAD
				+ """
						policy p for node { stack $stack }
						vm e x 3 { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu on node  runs E  expect latency p99 <= 30 ms }
						""",
				"vary host node.hypervisor over BareMetal, KVM  "
						+ "vary policy p.stack over Mps, ContainerTimeSlicing, NvidiaMig, NvidiaVgpu, Vfio",
				Map.of("$hypervisor", List.of("BareMetal", "KVM"), "$stack",
						List.of("Mps", "ContainerTimeSlicing", "NvidiaMig", "NvidiaVgpu", "Vfio")),
				List.of("$hypervisor", "$stack"));
	}

	/** A scheduler that one stack has and the other has not. */
	@Test
	void schedulers() throws IOException {
		compare(HEAD.replace("$hypervisor", "KVM") + """
				policy p for node { stack NvidiaVgpu  partition H100XM-10C x 8  scheduler $scheduler }
				vm e x 4 { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu H100XM-10C on node  runs E }
				""", "vary policy p.scheduler over best-effort, concurrent, equal-share",
				Map.of("$scheduler", List.of("best-effort", "concurrent", "equal-share")), List.of("$scheduler"));
	}

	/** Profiles of MIG, which begin with a number as a quantity does. */
	@Test
	void profilesOfMig() throws IOException {
		compare(HEAD.replace("$hypervisor", "BareMetal") + """
				policy p for node { stack NvidiaMig  partition 3g.40gb  partition 1g.10gb x 2 }
				vm e { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu $profile on node  runs E }
				vm f { system Linux  cpu $cores cores  memory 32 GiB  needs CUDA  gpu 1g.10gb on node  runs E }
				""", "vary vm e.gpu over 3g.40gb, 4g.40gb, 1g.10gb  vary vm f.cpu over 4, 200",
				Map.of("$profile", List.of("3g.40gb", "4g.40gb", "1g.10gb"), "$cores", List.of("4", "200")),
				List.of("$profile", "$cores"));
	}

	/** Counts that place more than there is room for, events about VMs that there are not, and none of a group. */
	@Test
	void countsAndEvents() throws IOException {
		String model = HEAD.replace("$hypervisor", "BareMetal") + """
				policy p for node { stack Mps }
				vm e x $count { system Linux  cpu 50 cores  memory 32 GiB  needs CUDA  gpu on node  runs E }
				vm f { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu on node  runs E }
				""";
		compare(model, "at 1 s stop e[1]  vary vm e.count over 1, 2, 3",
				Map.of("$count", List.of("1", "2", "3")), List.of("$count"));
		String none = model.substring(0, model.indexOf("vm e x")) + model.substring(model.indexOf("vm f"));
		JsonObject sweep = simulate("none.lamina", model.replace("$count", "1") + RUN + "vary vm e.count over 0, 1 }");
		JsonObject written = simulate("without.lamina", none + RUN + "}");
		assertEquals(written.get("vms"), sweep.getAsJsonArray("runs").get(0).getAsJsonObject().get("vms"));
	}

	/** Named policies, each with the profile that suits it. */
	@Test
	void policiesTogetherWithProfiles() throws IOException {
		String head = HEAD.replace("$hypervisor", "BareMetal");
		String vm = "vm e { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu $ on node  runs E }\n";
		String shared = "policy shared for node.g { stack Mps }\n";
		String sliced = "policy sliced { stack NvidiaMig  partition 3g.40gb }\n";
		JsonObject sweep = simulate("sweep.lamina", head + shared + sliced + vm.replace("$", "")
				+ RUN + "vary together { policy of node.g over shared, sliced  vm e.gpu over any, 3g.40gb } }");
		JsonObject first = simulate("first.lamina", head + shared + vm.replace("$", "") + RUN + "}");
		JsonObject second = simulate("second.lamina",
				head + sliced.replace("sliced", "sliced for node.g") + vm.replace("$", "3g.40gb") + RUN + "}");
		assertEquals(0, sweep.getAsJsonArray("impossible").size(), sweep.toString());
		assertEquals(first.get("vms"), run(sweep, 0).get("vms"));
		assertEquals(second.get("vms"), run(sweep, 1).get("vms"));
	}

	/** The least number is found without running all, is what the sweep over all finds, and is marked. */
	@Test
	void findsTheLeastNumber() throws IOException {
		String model = HEAD.replace("host node", "host node x 2").replace("$hypervisor", "BareMetal")
				.replace("gpu 3 ms on compute using 30 %", "gpu 6 ms on compute using 100 %")
				+ """
						policy p for node { stack Mps }
						vm e x 6 { system Linux  cpu 4 cores  memory 32 GiB  needs CUDA  gpu on node  runs E  expect latency p95 <= 40 ms }
						""";
		InProcessRunner runner = new InProcessRunner(folder)
				.file("find.lamina", model + RUN + "find least host node.count from 1 to 12 }")
				.file("all.lamina", model + RUN + "vary host node.count over 1, 2, 3, 4, 5, 6  minimize host node.count }");
		InProcessRunner.Outcome found = runner.lamina("simulate", "find.lamina");
		InProcessRunner.Outcome all = runner.lamina("simulate", "all.lamina");
		String marked = all.out().lines().filter(line -> line.startsWith("  *")).findFirst().orElseThrow().split(" +")[2];
		assertEquals(0, found.exit(), found.out());
		assertTrue(found.out().contains("from 1 to 12 that keeps all promises is " + marked + ". Bisection: "),
				found.out() + all.out());
		assertTrue(found.out().contains("\n  *  " + marked + ' '), found.out());
		JsonObject search = simulate("find.lamina", model + RUN + "find least host node.count from 1 to 12 }")
				.getAsJsonArray("aims").get(0).getAsJsonObject().getAsJsonObject("search");
		assertEquals(marked, search.get("found").getAsString());
	}

	private static JsonObject run(JsonObject sweep, int number) {
		return sweep.getAsJsonArray("runs").get(number).getAsJsonObject();
	}

	private void compare(String model, String vary, Map<String, List<String>> values, List<String> order)
			throws IOException {
		List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
		for (String name : order) {
			List<Map<String, String>> longer = new ArrayList<>();
			for (Map<String, String> head : combinations) {
				for (String value : values.get(name)) {
					Map<String, String> next = new LinkedHashMap<>(head);
					next.put(name, value);
					longer.add(next);
				}
			}
			combinations = longer;
		}
		String events = vary.substring(0, vary.indexOf("vary"));
		JsonObject sweep = simulate("sweep.lamina", written(model, combinations.getLast(), combinations, events, vary));
		List<JsonElement> runs = new ArrayList<>(sweep.getAsJsonArray("runs").asList());
		List<JsonElement> impossible = new ArrayList<>(sweep.getAsJsonArray("impossible").asList());
		assertEquals(combinations.size(), runs.size() + impossible.size());
		for (Map<String, String> combination : combinations) {
			String alone = fill(model, combination) + RUN + events + "}";
			InProcessRunner runner = new InProcessRunner(folder).file("alone.lamina", alone);
			InProcessRunner.Outcome verdict = runner.lamina("validate", "alone.lamina");
			if (verdict.exit() == 0) {
				JsonObject expected = simulate("alone.lamina", alone);
				JsonObject found = runs.removeFirst().getAsJsonObject();
				assertTrue(found.get("variation").getAsJsonObject().asMap().values().stream().map(JsonElement::getAsString)
						.toList().containsAll(combination.values()), found.get("variation") + " instead of " + combination);
				assertEquals(expected.get("vms"), found.get("vms"), combination.toString());
				assertEquals(expected.get("gpus"), found.get("gpus"), combination.toString());
			} else {
				JsonObject found = impossible.removeFirst().getAsJsonObject();
				assertTrue(verdict.out().contains("error[" + found.get("code").getAsString() + "]"),
						combination + ": " + found + " but " + verdict.out());
			}
		}
	}

	/** The sweep is written with a combination that is sound by itself, so that only the sweep is looked at. */
	private String written(String model, Map<String, String> last, List<Map<String, String>> combinations, String events,
			String vary) throws IOException {
		for (Map<String, String> combination : combinations) {
			String text = fill(model, combination) + RUN + events + "}";
			if (new InProcessRunner(folder).file("base.lamina", text).lamina("validate", "base.lamina").exit() == 0) {
				return fill(model, combination) + RUN + vary + " }";
			}
		}
		return fill(model, last) + RUN + vary + " }";
	}

	private static String fill(String model, Map<String, String> values) {
		String text = model;
		for (Map.Entry<String, String> value : values.entrySet()) {
			text = text.replace(value.getKey(), value.getValue());
		}
		return text;
	}

	private JsonObject simulate(String name, String text) throws IOException {
		InProcessRunner.Outcome outcome = new InProcessRunner(folder).file(name, text).lamina("simulate", name, "--format",
				"json");
		assertTrue(outcome.out().startsWith("{"), outcome.err());
		return JsonParser.parseString(outcome.out()).getAsJsonObject();
	}
}
