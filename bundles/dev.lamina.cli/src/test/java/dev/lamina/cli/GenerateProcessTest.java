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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generation in a process of its own: full disks, closed pipes and signals leave the folder as it was. */
class GenerateProcessTest {

	@TempDir
	private Path folder;

	@Test
	void fullDiskLeavesEverythingAsItWas() throws Exception {
		String vdi = Checkout.examples().resolve("vdi.lamina").toString();
		Command first = Command.laminaIn(folder, "generate", "libvirt", vdi, "-o", "out");
		assertEquals(0, first.exit(), first.toString());
		Map<String, String> before = Generated.texts(folder);
		// files end after 1 KiB
		Command command = new Shell(folder).run("ulimit -f 1; " + Shell.LAMINA + "generate all " + vdi + " -o out");
		assertEquals(2, command.exit(), command.toString());
		assertTrue(command.err().matches("lamina: 'out/libvirt/vdi1/[a-z0-9-]+\\.xml' cannot be written: .*\n"), command.err());
		assertEquals("", command.out());
		assertEquals(before, Generated.texts(folder));
		assertEquals(before, Generated.texts(folder));
	}

	@Test
	void fullDiskLeavesNoNewFolder() throws Exception {
		Command command = new Shell(folder).run(
				"ulimit -f 1; " + Shell.LAMINA + "generate all " + Checkout.examples().resolve("vdi.lamina") + " -o new/out");
		assertEquals(2, command.exit(), command.toString());
		assertEquals(List.of(), Generated.paths(folder));
	}

	@Test
	void folderWithoutPermissionIsASentence() throws Exception {
		Path closed = Files.createDirectory(folder.resolve("closed"));
		Files.setPosixFilePermissions(closed, Set.of());
		assumeFalse(Files.isWritable(closed), "this user may write everywhere");
		Command command = Command.laminaIn(folder, "generate", "libvirt", Checkout.examples().resolve("vdi.lamina").toString(),
				"-o", "closed/out");
		assertEquals(2, command.exit(), command.toString());
		assertEquals(1, command.err().lines().count(), command.err());
	}

	@Test
	void folderOfTheSystemIsASentence() throws Exception {
		Command command = Command.laminaIn(folder, "generate", "libvirt", Checkout.examples().resolve("vdi.lamina").toString(),
				"-o", "/proc/lamina");
		assertEquals(2, command.exit(), command.toString());
		assertTrue(command.err().startsWith("lamina: '/proc/lamina/libvirt/vdi1/designer-0.xml' cannot be written: "),
				command.err());
		assertEquals(1, command.err().lines().count(), command.err());
	}

	@Test
	void closedPipeIsQuietAndAllIsWritten() throws Exception {
		writeFleet(3000);
		Command command = new Shell(folder)
				.run("set -o pipefail; " + Shell.LAMINA + "generate libvirt many.lamina -o out | head -n 1");
		assertEquals(0, command.exit(), command.toString());
		assertEquals("wrote out/libvirt/node-0/guest-0.xml\n", command.out());
		assertEquals("", command.err());
		assertEquals(3000, Generated.texts(folder.resolve("out")).size());
	}

	@Test
	void signalLeavesAllFilesOrNone() throws Exception {
		writeFleet(20_000);
		boolean interrupted = false;
		for (String signal : List.of("INT", "TERM")) {
			Process process = new Shell(folder).started("exec " + Shell.LAMINA + "generate libvirt many.lamina -o out");
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
			assertEquals(List.of("err.txt", "many.lamina", "out.txt"), Generated.paths(folder));
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
