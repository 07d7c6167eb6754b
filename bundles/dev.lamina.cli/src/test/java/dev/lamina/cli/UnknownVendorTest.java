package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/** A GPU whose vendor nothing names gets a sentence, and never what another vendor does. */
class UnknownVendorTest {
	private static final String MODEL = """
			package a
			gpu Board { memory 16 GiB  virtual-functions 8  supports sr-iov, time-sliced, gvt-g
			  profile VF-2 : virtual-function { memory 8 GiB  instances 2 } profile Q : gvt-g { memory 8 GiB  instances 2 } }
			stack S : sr-iov { profiles virtual-function, gvt-g }
			host h { cpu 2 x 16 cores  memory 256 GiB  system Linux  hypervisor KVM  gpu g : Board { address "0000:3b:00.0" } }
			policy p for h.g { stack S  scheduler round-robin { slice 2 ms }  partition VF-2 x 2 }
			workload w { each iteration { gpu 1 ms on compute } }
			vm v { system Linux  cpu 2 cores  memory 8 GiB  gpu VF-2 on h.g  runs w }
			""";

	@TempDir
	Path folder;

	@Test
	void noSliceOfAnotherVendorIsTaken() throws IOException {
		Outcome outcome = lamina(MODEL.replace("slice 2 ms", ""), "validate", "m.lamina");
		assertEquals(1, outcome.exit());
		assertTrue(outcome.err().concat(outcome.out()).contains("error[property.missing]: How long a slice of the round-robin "
				+ "scheduler is depends on the vendor, and Board of h.g names none. Add 'vendor' to the GPU, or 'scheduler "
				+ "round-robin { slice 2 ms }' to policy p."), outcome.toString());
	}

	@Test
	void whatTheModelSaysItselfNeedsNoVendor() throws IOException {
		assertEquals(0, lamina(MODEL, "validate", "m.lamina").exit());
		assertEquals(0, lamina(MODEL, "simulate", "m.lamina", "--for", "10ms").exit());
		assertEquals(0, lamina(MODEL.replace("scheduler round-robin { slice 2 ms }", "scheduler fifo"), "simulate", "m.lamina",
				"--for", "10ms").exit());
	}

	@Test
	void aStackOfOneVendorSaysWhoItIs() throws IOException {
		String model = MODEL.replace("slice 2 ms", "").replace("{ profiles", "{ vendors Intel  profiles");
		assertEquals(0, lamina(model, "validate", "m.lamina").exit());
		assertEquals(0, lamina(model, "simulate", "m.lamina", "--for", "10ms").exit());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sriov", "libvirt", "kubernetes", "all" })
	void noScriptOfAnotherVendorIsWritten(String tool) throws IOException {
		Outcome outcome = lamina(MODEL, "generate", tool, "m.lamina", "-o", "out");
		assertEquals(1, outcome.exit(), outcome.toString());
		assertTrue(outcome.err().contains("error[deployment.vendor]: Board names no vendor, on whose tools it depends what is "
				+ "written for h.g. Add 'vendor' to the GPU."), outcome.err());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	private Outcome lamina(String model, String... arguments) throws IOException {
		return new InProcessRunner(folder).file("m.lamina", model).lamina(arguments);
	}
}
