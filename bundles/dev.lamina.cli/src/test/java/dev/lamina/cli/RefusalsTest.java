package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be is refused with a sentence, the numbers and the place, and never with a trace of the program. */
class RefusalsTest {
	private static final String HOST = """
			import nvidia.*
			import stacks.*
			host h { cpu 1 x 16 cores at 3 GHz  memory 128 GiB  system Linux  hypervisor %s  gpu g : %s }
			""";

	@TempDir
	private Path folder;

	@Test
	void passedThroughGpuIsNotShared() throws Exception {
		refused(HOST.formatted("KVM", "T4") + """
				policy p for h.g { stack Vfio }
				vm a { system Linux  cpu 2 cores  memory 8 GiB  gpu on h.g }
				vm b { system Linux  cpu 2 cores  memory 8 GiB  gpu on h.g }
				""", "6:49", "passthrough.shared", "b and a want h.g");
	}

	@Test
	void linuxHostExecutesNoDirectX() throws Exception {
		refused(HOST.formatted("VirtualBox", "T4") + """
				policy p for h.g { stack VirtualBox3D }
				vm a { system Windows  cpu 2 cores  memory 8 GiB  needs DirectX 11  gpu on h.g }
				""", "5:57", "api.hostCannotExecute",
				"DirectX 11 of a cannot be executed on h: its host system Linux has no DirectX");
	}

	@Test
	void sevenProfilesOfEightGibibytesDoNotFit() throws Exception {
		refused(HOST.formatted("KVM", "A40") + "policy p for h.g { stack NvidiaVgpu  partition A40-8Q x 7 }\n", "4:38",
				"capacity.exceeded",
				"7 instances of A40-8Q on h.g, at most 6 fit");
	}

	@Test
	void sevenSmallSlicesDoNotFitBesideAnother() throws Exception {
		refused(HOST.formatted("KVM", "A100-80")
				+ "policy p for h.g { stack NvidiaMig  partition 1g.10gb+me  partition 1g.10gb x 7 }\n", "4:59",
				"capacity.exceeded", "7 instances of 1g.10gb on h.g, at most 6 fit (7 compute slices)");
	}

	@Test
	void memoryIsBinary() throws Exception {
		refused("host h { cpu 1 x 16 cores at 3 GHz  memory 80 GB  system Linux  hypervisor KVM }\n", "1:44", "unit.binary",
				"'80 GB' are 80,000,000,000 bytes (74.5 GiB)");
	}

	@Test
	void misspeltPropertyIsNamedWithTheRightOne() throws Exception {
		refused("host h {\n  memroy 80 GiB\n}\n", "2:3", "property.unknown", "Did you mean 'memory'?");
	}

	@Test
	void wholeModelOfManyLinesIsRead() throws Exception {
		StringBuilder model = new StringBuilder();
		for (int host = 0; host < 10_000; host++) {
			model.append("host h").append(host).append(" {\n  cpu 1 x 16 cores at 3 GHz\n  memory 128 GiB\n  system Linux\n}\n");
		}
		String out = refused(model + "host h1 { }\n", "50001:6", "name.duplicate",
				"'h1' is already the name of a host in line 6");
		assertTrue(out.endsWith("\n1 error in 1 file\n"), out);
	}

	private String refused(String model, String place, String code, String sentence) throws Exception {
		Files.writeString(folder.resolve("model.lamina"), model);
		CommandProcess validate = CommandProcess.laminaIn(folder, "validate", "model.lamina");
		assertEquals(1, validate.exit(), validate.toString());
		assertEquals("", validate.err());
		String start = "model.lamina:" + place + ": error[" + code + "]: ";
		assertTrue(validate.out().lines().anyMatch(line -> line.startsWith(start) && line.contains(sentence)), validate.out());
		return validate.out();
	}
}
