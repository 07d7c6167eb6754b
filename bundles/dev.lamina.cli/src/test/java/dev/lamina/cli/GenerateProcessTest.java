package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generation in a process of its own: full disks, closed pipes and signals leave the folder as it was. */
@Tag("process")
class GenerateProcessTest {

	@TempDir
	private Path folder;

	@Test
	void fullDiskLeavesEverythingAsItWas() throws Exception {
		String vdi = Checkout.examples().resolve("vdi.lamina").toString();
		CommandProcess first = CommandProcess.laminaIn(folder, "generate", "libvirt", vdi, "-o", "out");
		assertEquals(0, first.exit(), first.toString());
		Map<String, String> before = GeneratedOutput.texts(folder);
		// files end after 1 KiB
		CommandProcess commandProcess = new ShellRunner(folder)
				.run("ulimit -f 1; " + ShellRunner.LAMINA + "generate libvirt " + vdi + " -o out");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().matches("lamina: 'out/libvirt/vdi1/[a-z0-9-]+\\.xml' cannot be written: .*\n"),
				commandProcess.err());
		assertEquals("", commandProcess.out());
		assertEquals(before, GeneratedOutput.texts(folder));
		assertEquals(before, GeneratedOutput.texts(folder));
	}

	@Test
	void fullDiskLeavesNoNewFolder() throws Exception {
		CommandProcess commandProcess = new ShellRunner(folder).run(
				"ulimit -f 1; " + ShellRunner.LAMINA + "generate all " + Checkout.examples().resolve("vdi.lamina")
						+ " -o new/out");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertEquals(List.of(), GeneratedOutput.paths(folder));
	}

	@Test
	void folderWithoutPermissionIsASentence() throws Exception {
		Path closed = Files.createDirectory(folder.resolve("closed"));
		Files.setPosixFilePermissions(closed, Set.of());
		assumeFalse(Files.isWritable(closed), "this user may write everywhere");
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "generate", "libvirt",
				Checkout.examples().resolve("vdi.lamina").toString(),
				"-o", "closed/out");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertEquals(1, commandProcess.err().lines().count(), commandProcess.err());
	}

	@Test
	void folderOfTheSystemIsASentence() throws Exception {
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "generate", "libvirt",
				Checkout.examples().resolve("vdi.lamina").toString(),
				"-o", "/proc/lamina");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().startsWith("lamina: '/proc/lamina/libvirt/vdi1/designer-0.xml' cannot be written: "),
				commandProcess.err());
		assertEquals(1, commandProcess.err().lines().count(), commandProcess.err());
	}

	@Test
	void closedPipeIsQuietAndAllIsWritten() throws Exception {
		writeFleet(3000);
		CommandProcess commandProcess = new ShellRunner(folder)
				.run("set -o pipefail; " + ShellRunner.LAMINA + "generate libvirt many.lamina -o out | head -n 1");
		assertEquals(0, commandProcess.exit(), commandProcess.toString());
		assertEquals("wrote out/libvirt/node-0/guest-0.xml\n", commandProcess.out());
		assertEquals("", commandProcess.err());
		assertEquals(3000, GeneratedOutput.texts(folder.resolve("out")).size());
	}

	@Test
	void signalLeavesAllFilesOrNone() throws Exception {
		writeFleet(20_000);
		boolean interrupted = false;
		for (String signal : List.of("INT", "TERM")) {
			Process process = new ShellRunner(folder)
					.started("exec " + ShellRunner.LAMINA + "generate libvirt many.lamina -o out");
			try {
				long begin = System.nanoTime();
				while (!Files.exists(folder.resolve("out/libvirt/node-5"))) {
					assertTrue(process.isAlive(), "ended before the signal");
					assertTrue(System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(2), "nothing is written");
					Thread.sleep(5);
				}
				new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
				assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still runs after SIG" + signal);
			} finally {
				process.destroyForcibly();
			}
			assertEquals(130, process.exitValue());
			assertEquals("interrupted\n", Files.readString(folder.resolve("err.txt")));
			assertEquals(List.of("err.txt", "many.lamina", "out.txt"), GeneratedOutput.paths(folder));
			interrupted = true;
		}
		assertTrue(interrupted);
	}

	private void writeFleet(int hosts) throws IOException {
		Files.writeString(folder.resolve("many.lamina"), """
				package many
				import nvidia.*
				import stacks.*
				host node[%1$d] { system Linux  hypervisor KVM  gpu g : A40 { address "0000:3b:00.0" } }
				policy owned for node { stack Vfio }
				workload Work { each iteration { gpu 3 ms on compute } }
				vm guest x %1$d { system Linux  cpu 2 cores  memory 4 GiB  gpu on node  runs Work }
				""".formatted(hosts));
	}
}
