package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/** What {@code fits}, {@code why} and {@code catalogue} say, and with which status. */
class RoomCommandsTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.*

			host n1 {
			  cpu        2 x 32 cores
			  memory     512 GiB
			  system     Linux
			  hypervisor KVM
			  gpu a : H100-80
			  gpu b : A40
			  gpu c : A40
			}

			policy sliced for n1.a { stack NvidiaMig }
			policy shared for n1.b { stack NvidiaVgpu }
			policy whole for n1.c { stack Vfio }

			vm train { gpu 4g.40gb on n1.a }
			vm desk x 2 { gpu A40-16Q on n1.b }
			""";

	@TempDir
	private Path folder;
	private InProcessRunner runner;

	@BeforeEach
	void write() throws IOException {
		runner = new InProcessRunner(folder).file("m.lamina", MODEL);
	}

	@Test
	void whatFitsIsSaidWithItsPlace() {
		Outcome outcome = runner.lamina("fits", "m.lamina", "3g.40gb");
		assertEquals(0, outcome.exit(), outcome.err());
		assertTrue(outcome.out().contains("3g.40gb x 1: fits; room for 1 in all\n  n1.a  1 here at 4"), outcome.out());
		assertTrue(outcome.out().contains("n1.b  none: A40 has no profile 3g.40gb."), outcome.out());
	}

	@Test
	void whatDoesNotFitHasAReason() {
		Outcome outcome = runner.lamina("fits", "m.lamina", "3g.40gb x 2");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.out().contains("does not fit, 1 of 2 do"), outcome.out());
		assertTrue(outcome.out().contains("one more finds no room: 1 instance of 3g.40gb on n1.a"), outcome.out());
	}

	@Test
	void aRequestFindsWhatThoseBeforeItLeave() {
		assertEquals(0, runner.lamina("fits", "m.lamina", "2g.20gb", "1g.10gb").exit());
		assertEquals(1, runner.lamina("fits", "m.lamina", "3g.40gb", "1g.10gb").exit());
	}

	@Test
	void vgpusAndWholeGpusAreLookedForToo() {
		assertEquals(0, runner.lamina("fits", "m.lamina", "A40-16Q").exit());
		assertEquals(1, runner.lamina("fits", "m.lamina", "A40-16Q x 2").exit());
		assertEquals(0, runner.lamina("fits", "m.lamina", "gpu").exit());
		Outcome outcome = runner.lamina("fits", "m.lamina", "gpu x 2", "--format", "json");
		assertEquals(1, outcome.exit());
		JsonObject answer = JsonParser.parseString(outcome.out()).getAsJsonObject();
		assertFalse(answer.get("fits").getAsBoolean());
		assertEquals(1, answer.getAsJsonArray("requests").get(0).getAsJsonObject().get("placed").getAsInt());
	}

	@Test
	void aSlipOfThePenIsWrongUse() {
		Outcome outcome = runner.lamina("fits", "m.lamina", "3g.40g");
		assertEquals(2, outcome.exit());
		assertTrue(outcome.err().contains("Did you mean '3g.40gb'?"), outcome.err());
		assertEquals(2, runner.lamina("fits", "m.lamina", "3g.40gb x 0").exit());
	}

	@Test
	void aVmIsExplained() {
		Outcome outcome = runner.lamina("why", "m.lamina", "train");
		assertEquals(0, outcome.exit(), outcome.err());
		assertTrue(outcome.out().contains("train: on n1.a (H100-80), has a 4g.40gb at 0 by policy sliced"), outcome.out());
		assertTrue(outcome.out().contains("not n1.b"), outcome.out());
		assertTrue(outcome.out().contains("train asks for n1.a."), outcome.out());
		assertTrue(runner.lamina("why", "m.lamina", "desk[1]").out().startsWith("desk[1]: on n1.b (A40), has a A40-16Q"));
		assertEquals(2, runner.lamina("why", "m.lamina", "desk[2]").exit());
		assertEquals(2, runner.lamina("why", "m.lamina", "dask").exit());
		assertEquals("n1.a", JsonParser.parseString(runner.lamina("why", "m.lamina", "train", "--format", "json").out())
				.getAsJsonObject().getAsJsonArray("vms").get(0).getAsJsonObject().get("gpu").getAsString());
	}

	@Test
	void gpusAreFoundByTheNameOnTheInvoice() {
		assertTrue(runner.lamina("catalogue", "H100 PCIe").out().startsWith("nvidia.H100-PCIe: "));
		assertTrue(runner.lamina("catalogue", "NVIDIA A100-SXM4-80GB").out().startsWith("nvidia.A100X-80: "));
		assertTrue(runner.lamina("catalogue", "H100 SXM").out().contains("H100-80 "));
		Outcome explained = runner.lamina("catalogue", "h200 nvl");
		assertTrue(explained.out().contains("  source       MIG: "), explained.out());
		assertTrue(explained.out().contains("1g.18gb "), explained.out());
		assertTrue(explained.out().contains("NvidiaMig"), explained.out());
		assertEquals(2, runner.lamina("catalogue", "H1000").exit());
	}

	@Test
	void stacksAreListedByHypervisorWithCostsAndSources() {
		String stacks = runner.lamina("catalogue", "stacks", "--hypervisor", "HyperV").out();
		assertTrue(stacks.contains("IntelSriov "), stacks);
		assertFalse(stacks.contains("AmdInstinct "), stacks);
		assertTrue(
				runner.lamina("catalogue", "NvidiaMig").out().contains("reconfiguration 4 s  // with all applications stopped"));
		assertTrue(JsonParser.parseString(runner.lamina("catalogue", "--format", "json").out()).getAsJsonArray().size() > 120);
	}
}
