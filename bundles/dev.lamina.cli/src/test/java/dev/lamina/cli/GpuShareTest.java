package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * What each of n busy VMs gets of the library's T4, cut into T4-4C, as a part of the whole time: switches are in no one's part.
 */
class GpuShareTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void aFixedShareIsAQuarterWhateverTheNeighboursDo(int busy) throws IOException {
		assertShares(0.25, 0.01, "fixed-share", busy);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void anEqualShareIsThatOfTheResidents(int busy) throws IOException {
		assertShares(1.0 / busy, 0.02, "equal-share", busy);
	}

	@Test
	void bestEffortGivesABusyVmTheIdleRest() throws IOException {
		assertShares(1, 0.001, "best-effort", 1);
	}

	private void assertShares(double expected, double tolerance, String scheduler, int busy) throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("t4.lamina", """
				import nvidia.*
				import stacks.*

				host h { cpu 1 x 16 cores at 3 GHz  memory 128 GiB  system Linux  hypervisor KVM  gpu g : T4 }

				policy p for h.g { stack NvidiaVgpu  partition T4-4C x 4  scheduler %s }

				workload W { each iteration { cpu 50 us  gpu 3 ms on compute }  in-flight 2 }

				vm busy x %d { system Linux  cpu 2 cores  memory 8 GiB  gpu T4-4C on h.g  runs W }

				simulation s { for 5 s  warm-up 500 ms }
				""".formatted(scheduler, busy)).lamina("simulate", "t4.lamina", "--format", "json");
		assertEquals(0, outcome.exit(), outcome.err());
		int found = 0;
		JsonObject gpu = JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonArray("gpus").get(0).getAsJsonObject();
		for (JsonElement engine : gpu.getAsJsonArray("engines")) {
			for (var share : engine.getAsJsonObject().getAsJsonObject("shares").entrySet()) {
				assertEquals(expected, share.getValue().getAsDouble(), tolerance, share.getKey());
				found++;
			}
		}
		assertEquals(busy, found);
	}
}
