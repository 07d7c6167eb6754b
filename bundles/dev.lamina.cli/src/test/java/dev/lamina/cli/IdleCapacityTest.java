package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** What of the GPUs stands idle, held to what can be counted by hand. */
class IdleCapacityTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*
			host a x 2 {
			  cpu 2 x 32 cores  memory 1 TiB  system Linux  hypervisor KVM
			  gpu cut : A100-80  gpu big : A100-80  gpu v : A40  gpu t : A100-80
			}
			policy sliced for a.cut { stack NvidiaMig  partition 1g.10gb x 7 }
			policy whole for a.big { stack Vfio }
			policy shared for a.v { stack NvidiaVgpu  scheduler best-effort }
			policy mixed for a.t { stack NvidiaMig  partition 3g.40gb  partition 1g.10gb x 2 }
			workload W { reference A100-80  each request at 1 /s { gpu 30 ms on compute using 1 % }  memory 1 GiB }
			vm student x 2 { system Linux  cpu 1 cores  memory 4 GiB  gpu 1g.10gb on a[0].cut  runs W }
			vm train { system Linux  cpu 1 cores  memory 4 GiB  gpu on a[1].big  runs W }
			vm desk x 3 { system Linux  cpu 1 cores  memory 4 GiB  gpu A40-8Q on a[0].v  runs W }
			vm tenant x 2 { system Linux  cpu 1 cores  memory 4 GiB  gpu 1g.10gb on a[0].t  runs W }
			simulation s { for 100 s }
			""";

	@TempDir
	Path folder;

	/** 30 ms each second in 2 of 14 slices, 1/7 of the engines each: 0.43 %. On a GPU of two: 1.5 %. */
	@Test
	void tablesAndJsonSayWhatIsIdle() throws IOException {
		InProcessRunner lamina = new InProcessRunner(folder);
		lamina.file("m.lamina", MODEL);
		Outcome run = lamina.lamina("simulate", "m.lamina");
		assertEquals(0, run.exit(), run::err);
		List<String> lines = run.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
		for (String line : """
				A100-80 sliced 2 12 of 14 places and 1 of 2 GPUs 19.25 GiB 134.8 GiB 160 GiB 0.4 %
				A100-80 whole 2 1 of 2 GPUs 80 GiB 80 GiB 160 GiB 1.5 %
				A40 shared 2 3 of 6 places and 1 of 2 GPUs 24 GiB 24 GiB 96 GiB
				A100-80 mixed 2 4 of 6 places and 1 of 2 GPUs
				5 x 1g.10gb empty
				7 x 1g.10gb empty
				1 x 3g.40gb empty
				""".lines().toList()) {
			assertTrue(lines.stream().anyMatch(each -> each.startsWith(line)), line + " is not in\n" + run.out());
		}
		JsonObject result = JsonParser.parseString(lamina.lamina("simulate", "m.lamina", "--format", "json").out())
				.getAsJsonObject();
		JsonArray capacity = result.getAsJsonArray("capacity");
		JsonObject sliced = capacity.get(0).getAsJsonObject();
		assertEquals("sliced", sliced.get("policy").getAsString());
		assertEquals(14, sliced.get("places").getAsInt());
		assertEquals(12, sliced.get("idlePlaces").getAsInt());
		assertEquals(1, sliced.get("idleGpus").getAsInt());
		assertEquals(7 * sliced.get("usedMemory").getAsLong(), sliced.get("cutMemory").getAsLong());
		assertEquals(0.03 * 2 / 7 / 2, sliced.get("busy").getAsDouble(), 0.0005);
	}
}
