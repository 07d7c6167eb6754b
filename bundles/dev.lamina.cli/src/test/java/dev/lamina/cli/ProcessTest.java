package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, pipes, full disks, and that no trace of the program reaches a user. */
@Tag("process")
class ProcessTest {
	private static final String LONG_TRACE = "--format trace --trace-from 0s --trace-for 36000s ";
	private static final String LONG_RUN = "simulate first.lamina --for 7200s --replications 20";

	@TempDir
	private Path folder;

	@BeforeEach
	void writeModel() throws Exception {
		assertEquals(0, CommandProcess.laminaIn(folder, "new", "first", "--template", "owned").exit());
	}

	@Test
	void sameSeedSameBytesOnAnyNumberOfThreads() throws Exception {
		for (String threads : List.of("1", "2")) {
			CommandProcess commandProcess = CommandProcess.laminaIn(folder, "simulate", "first.lamina", "--seed", "5", "--for",
					"5s", "--threads",
					threads, "--format",
					"json", "-o", threads + ".json");
			assertEquals(0, commandProcess.exit(), commandProcess.err());
			assertEquals("", commandProcess.out());
		}
		assertArrayEquals(Files.readAllBytes(folder.resolve("1.json")), Files.readAllBytes(folder.resolve("2.json")));
		CommandProcess text = CommandProcess.laminaIn(folder, "simulate", "first.lamina", "--seed", "5", "--for", "5s",
				"--threads", "1");
		assertEquals(text,
				CommandProcess.laminaIn(folder, "simulate", "first.lamina", "--seed", "5", "--for", "5s", "--threads", "2"));
	}

	@Test
	void brokenPromiseIsSaidWithItsPlace() throws Exception {
		Path file = folder.resolve("first.lamina");
		Files.writeString(file, Files.readString(file).replace("expect slowdown <= 10 %", "expect throughput >= 1000 /s"));
		CommandProcess text = CommandProcess.laminaIn(folder, "simulate", "first.lamina", "--for", "5s");
		assertEquals(1, text.exit());
		assertTrue(text.out().contains("BROKEN"), text.out());
		CommandProcess json = CommandProcess.laminaIn(folder, "simulate", "first.lamina", "--for", "5s", "--format", "json");
		assertEquals(1, json.exit());
		assertTrue(
				json.err().matches(
						"first\\.lamina:\\d+:\\d+: broken promise: trainer throughput >= 1000 /s, but it is [0-9.]+ /s\n"),
				json.err());
	}

	@Test
	void checkComparesWithWhatWasPublished() throws Exception {
		Path file = folder.resolve("first.lamina");
		Files.writeString(file,
				Files.readString(file).replace("expect slowdown <= 10 %", "expect slowdown <= 10 % published \"nowhere\""));
		CommandProcess check = CommandProcess.laminaIn(folder, "check", "first.lamina");
		assertEquals(0, check.exit(), check.err());
		assertEquals("", check.err());
		assertTrue(
				check.out().matches("(?s)case .*\nnowhere +first +Vfio +trainer slowdown .* holds\n\n1 of 1 figure holds\\.\n"),
				check.out());
	}

	@Test
	void modelWithErrorsIsNotSimulated() throws Exception {
		Path file = folder.resolve("first.lamina");
		Files.writeString(file, Files.readString(file).replaceAll("runs +Training", "runs Trainig"));
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "simulate", "first.lamina", "-o", "result.txt");
		assertEquals(1, commandProcess.exit());
		assertTrue(commandProcess.err().contains("Did you mean 'Training'?"), commandProcess.err());
		assertTrue(commandProcess.err().endsWith("nothing was simulated\n"), commandProcess.err());
		assertFalse(Files.exists(folder.resolve("result.txt")));
	}

	@Test
	void unreadableInputsAreSentences() throws Exception {
		Files.write(folder.resolve("latin.lamina"), new byte[] { 'h', 'o', 's', 't', ' ', (byte) 0xE9, '\n' });
		Files.createDirectory(folder.resolve("empty"));
		Files.createDirectory(folder.resolve("folder.lamina"));
		for (String path : List.of("latin.lamina", "empty", "missing.lamina", "folder.lamina", "/dev/null")) {
			CommandProcess commandProcess = CommandProcess.laminaIn(folder, "validate", path);
			assertEquals(2, commandProcess.exit(), commandProcess.toString());
			assertTrue(commandProcess.err().startsWith("lamina: '" + path + "' "), commandProcess.err());
			assertEquals(1, commandProcess.err().lines().count(), commandProcess.err());
		}
	}

	@Test
	void fileWithoutPermissionIsASentence() throws Exception {
		Path file = folder.resolve("first.lamina");
		Files.setPosixFilePermissions(file, Set.of());
		assumeFalse(Files.isReadable(file), "this user may read everything");
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "validate", "first.lamina");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().startsWith("lamina: 'first.lamina' cannot be read: "), commandProcess.err());
	}

	@Test
	void importCycleIsAFinding() throws Exception {
		Files.writeString(folder.resolve("a.lamina"), "package a\nimport b.*\nhost x\n");
		Files.writeString(folder.resolve("b.lamina"), "package b\nimport a.*\nhost y\n");
		CommandProcess commandProcess = CommandProcess.laminaIn(folder, "validate", "a.lamina");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.out().contains("error[import.cycle]"), commandProcess.out());
	}

	@Test
	void fullDiskLeavesTheOldResult() throws Exception {
		Files.writeString(folder.resolve("result.json"), "old");
		CommandProcess commandProcess = new ShellRunner(folder)
				.run("ulimit -f 1; " + ShellRunner.LAMINA + "simulate first.lamina --for 2s --format json -o result.json");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().startsWith("lamina: 'result.json' cannot be written: "), commandProcess.err());
		assertEquals("old", Files.readString(folder.resolve("result.json")));
		assertEquals(List.of("first.lamina", "result.json"), content());
	}

	@Test
	void fullStandardOutputIsTrouble() throws Exception {
		CommandProcess commandProcess = new ShellRunner(folder).run(ShellRunner.LAMINA + "validate first.lamina > /dev/full");
		assertEquals(2, commandProcess.exit());
		assertTrue(commandProcess.err().startsWith("lamina: Standard output cannot be written: "), commandProcess.err());
	}

	@Test
	void closedPipeEndsQuietly() throws Exception {
		Files.writeString(folder.resolve("many.lamina"), "host a { gpu g : Nothing }\n".repeat(5000));
		CommandProcess commandProcess = new ShellRunner(folder).run(ShellRunner.LAMINA + "validate many.lamina | head -n 1");
		assertEquals(0, commandProcess.exit());
		assertEquals("", commandProcess.err());
		assertEquals(1, commandProcess.out().lines().count());
	}

	@Test
	void signalStopsARunAndLeavesNothing() throws Exception {
		for (String signal : List.of("INT", "TERM")) {
			Files.writeString(folder.resolve("result.json"), "old");
			Process process = new ShellRunner(folder).started("exec " + ShellRunner.LAMINA
					+ "simulate first.lamina --for 36000s --replications 100 --format json -o result.json");
			try {
				while (!isSimulating(process)) {
					assertTrue(process.isAlive(), "ended before the signal");
					Thread.sleep(20);
				}
				new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
				assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still runs after SIG" + signal);
			} finally {
				process.destroyForcibly();
			}
			assertEquals(130, process.exitValue());
			assertEquals("interrupted\n", Files.readString(folder.resolve("err.txt")));
			assertEquals("", Files.readString(folder.resolve("out.txt")));
			assertEquals("old", Files.readString(folder.resolve("result.json")));
			assertEquals(List.of("err.txt", "first.lamina", "out.txt", "result.json"), content());
		}
	}

	/** Whether one of its threads works on a replication: Linux knows them by their names. */
	private static boolean isSimulating(Process process) {
		try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
			for (Path thread : threads.toList()) {
				if (Files.readString(thread.resolve("comm")).equals("replication\n")) {
					return true;
				}
			}
			return false;
		} catch (IOException | UncheckedIOException gone) {
			return false; // a thread may end while it is looked at
		}
	}

	@Test
	void signalWhileATraceIsWrittenLeavesTheOldOne() throws Exception {
		Path old = Files.writeString(folder.resolve("trace.json"), "old");
		Process process = new ShellRunner(folder).started(
				"exec " + ShellRunner.LAMINA + "simulate first.lamina --for 36000s --replications 100 " + LONG_TRACE
						+ "-o trace.json");
		try {
			long begin = System.nanoTime();
			while (halfWritten() == 0) {
				assertTrue(process.isAlive(), "ended before the signal");
				assertTrue(System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(1), "nothing is written");
				Thread.sleep(20);
			}
			new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
			assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still runs after SIGINT");
		} finally {
			process.destroyForcibly();
		}
		assertEquals(130, process.exitValue());
		assertEquals("interrupted\n", Files.readString(folder.resolve("err.txt")));
		assertEquals("old", Files.readString(old));
		assertEquals(List.of("err.txt", "first.lamina", "out.txt", "trace.json"), content());
	}

	@Test
	void fullDiskIsSaidOfATrace() throws Exception {
		CommandProcess device = new ShellRunner(folder)
				.run(ShellRunner.LAMINA + "simulate first.lamina --for 10s --replications 1 " + LONG_TRACE + "-o /dev/full");
		assertEquals(2, device.exit(), device.toString());
		assertEquals("", device.out());
		assertTrue(device.err().startsWith("lamina: '/dev/full' cannot be written: "), device.err());
		assertEquals(1, device.err().lines().count(), device.err());
		CommandProcess output = new ShellRunner(folder)
				.run(ShellRunner.LAMINA + "simulate first.lamina --for 10s --replications 1 " + LONG_TRACE + "> /dev/full");
		assertEquals(2, output.exit(), output.toString());
		assertTrue(output.err().startsWith("lamina: Standard output cannot be written: "), output.err());
		assertEquals(1, output.err().lines().count(), output.err());
	}

	@Test
	void fullDiskLeavesTheOldTrace() throws Exception {
		Files.writeString(folder.resolve("trace.json"), "old");
		CommandProcess commandProcess = new ShellRunner(folder).run("ulimit -f 1; " + ShellRunner.LAMINA
				+ "simulate first.lamina --for 10s --replications 1 " + LONG_TRACE + "-o trace.json");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().startsWith("lamina: 'trace.json' cannot be written: "), commandProcess.err());
		assertEquals("old", Files.readString(folder.resolve("trace.json")));
		assertEquals(List.of("first.lamina", "trace.json"), content());
	}

	@Test
	void closedPipeEndsATraceQuietly() throws Exception {
		CommandProcess commandProcess = new ShellRunner(folder).run("set -o pipefail; " + ShellRunner.LAMINA
				+ "simulate first.lamina --for 10s --replications 1 " + LONG_TRACE + "| head -n 1");
		assertEquals(0, commandProcess.exit(), commandProcess.toString());
		assertEquals("", commandProcess.err());
		assertEquals(1, commandProcess.out().lines().count());
		assertTrue(commandProcess.out().startsWith("{\"displayTimeUnit\""), commandProcess.out());
	}

	@Test
	void progressIsShownOnATerminalOnly() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command that makes a terminal");
		Files.writeString(folder.resolve("long.sh"), "export TERM=xterm\n" + ShellRunner.LAMINA + LONG_RUN);
		CommandProcess watched = new ShellRunner(folder).run("script -qec 'bash long.sh' /dev/null < /dev/null");
		assertEquals(0, watched.exit(), watched.toString());
		assertTrue(watched.out().contains("\r\u001b[Ksimulating ["), watched.out());
		assertTrue(watched.out().matches("(?s).* %, about [0-9]+ (s|min) left.*"), watched.out());
		CommandProcess piped = new ShellRunner(folder)
				.run("set -o pipefail; export TERM=xterm; " + ShellRunner.LAMINA + LONG_RUN + " 2>&1 > /dev/null | cat");
		assertEquals(new CommandProcess(0, "", ""), piped);
	}

	/** Bytes in the file that becomes the trace. */
	private long halfWritten() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(".unfinished"))
					.mapToLong(file -> file.toFile().length()).sum();
		}
	}

	private List<String> content() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
