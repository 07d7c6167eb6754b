package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate} in a process of its own: watching, signals, full disks, pipes, and folders that are not as they should be. */
@Tag("process")
class ValidateProcessTest {
	private static final String SOUND = "host h { memory 1 TiB }\n";
	private static final String MISSPELT = "host h { memroy 1 TiB }\n";
	private static final int MANY = 1000;

	@TempDir
	private Path folder;

	@Test
	void watchTellsOfEachChangeUntilASignal() throws Exception {
		Path models = Files.createDirectories(folder.resolve("models"));
		Files.writeString(models.resolve("a.lamina"), SOUND);
		Process process = new ShellRunner(folder).started("exec " + ShellRunner.LAMINA + "validate models --watch");
		try {
			await("no problems in 1 file\n");
			Files.writeString(models.resolve("a.lamina"), MISSPELT);
			await("models/a.lamina:1:10: error[property.unknown]", "1 error in 1 file\n");
			Files.writeString(models.resolve("a.lamina"), SOUND);
			await("1 error in 1 file\nno problems in 1 file\n");
			Path inner = Files.createDirectories(models.resolve("new/inner"));
			Files.writeString(inner.resolve("b.lamina"), MISSPELT);
			await("models/new/inner/b.lamina:1:10: error[property.unknown]", "1 error in 2 files\n");
			Files.writeString(inner.resolve("b.lamina"), SOUND.replace(" h ", " i "));
			await("1 error in 2 files\nno problems in 2 files\n");
			Files.delete(inner.resolve("b.lamina"));
			await("no problems in 2 files\nno problems in 1 file\n");
			new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
			assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still runs after SIGINT");
		} finally {
			process.destroyForcibly();
		}
		assertEquals(130, process.exitValue());
		assertTrue(err().startsWith("Watching for changes. End with Ctrl-C.\n") && err().endsWith("interrupted\n"), err());
		assertFalse(out().contains("\u001b"), "clears a screen that is none");
	}

	@Test
	void watchGoesOnWhereNothingIsLeftAndWritesItsFile() throws Exception {
		Path model = Files.writeString(Files.createDirectories(folder.resolve("models")).resolve("a.lamina"), MISSPELT);
		Process process = new ShellRunner(folder)
				.started("exec " + ShellRunner.LAMINA + "validate models --watch --format json -o models/findings.json");
		try {
			Path findings = folder.resolve("models/findings.json");
			until(() -> Files.exists(findings) && Files.readString(findings).contains("\"errors\": 1"), "no findings");
			until(() -> rounds() == 1, "the first round does not end");
			Files.delete(model);
			until(() -> err().contains("'models' holds no model") && rounds() == 2, "nothing said of the empty folder");
			// in one step, so that it is one change, from a place that is not watched
			Files.move(Files.writeString(folder.resolve("sound.lamina"), SOUND), model, StandardCopyOption.ATOMIC_MOVE);
			until(() -> Files.readString(findings).contains("\"errors\": 0")
					&& Files.readString(findings).contains("\"files\": 1") && rounds() >= 3, "not written again");
			// what it writes itself must not count as a change: the round after a further change is the next one
			Files.move(Files.writeString(folder.resolve("misspelt.lamina"), MISSPELT), model, StandardCopyOption.ATOMIC_MOVE);
			until(() -> Files.readString(findings).contains("\"errors\": 1") && rounds() >= 4, "not written once more");
			assertEquals(4, rounds(), "what it writes itself counts as a change");
		} finally {
			process.destroyForcibly().waitFor();
		}
	}

	private long rounds() throws IOException {
		return err().lines().filter(line -> line.startsWith("Watching")).count();
	}

	@Test
	void aThousandFilesTakeSecondsAndABarOnATerminalOnly() throws Exception {
		generate(MANY);
		// of the processor's time, of which a busy machine takes nothing away
		CommandProcess commandProcess = new ShellRunner(folder).run("ulimit -t 60; " + ShellRunner.LAMINA + "validate models");
		assertEquals(new CommandProcess(0, "no problems in " + MANY + " files\n", ""), commandProcess);
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command that makes a terminal");
		Files.writeString(folder.resolve("watched.sh"), "export TERM=xterm\n" + ShellRunner.LAMINA + "validate models");
		CommandProcess watched = new ShellRunner(folder).run("script -qec 'bash watched.sh' /dev/null < /dev/null");
		assertTrue(watched.out().contains("\r\u001b[Kvalidating ["), watched.out());
	}

	@Test
	void aSignalWhileFilesAreFixedLeavesWholeFiles() throws Exception {
		generate(MANY);
		for (int i = 0; i < MANY; i++) {
			Files.writeString(folder.resolve("models/m" + i + ".lamina"), "host h" + i + " {\n  memroy 1 TiB\n}\n");
		}
		Process process = new ShellRunner(folder).started("exec " + ShellRunner.LAMINA + "validate models --fix");
		try {
			until(() -> Files.readString(folder.resolve("models/m0.lamina")).contains("memory") || !process.isAlive(),
					"nothing is fixed");
			new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
			assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still runs after SIGINT");
		} finally {
			process.destroyForcibly();
		}
		try (Stream<Path> files = Files.list(folder.resolve("models"))) {
			for (Path file : files.toList()) {
				assertTrue(file.toString().endsWith(".lamina"), file.toString());
				assertTrue(Files.readString(file).matches("host h\\d+ \\{\n  mem(ro|or)y 1 TiB\n}\n"), file.toString());
			}
		}
	}

	@Test
	void fullDisksAndClosedPipesAreReported() throws Exception {
		Files.writeString(folder.resolve("a.lamina"), MISSPELT);
		for (String format : List.of("text", "json", "sarif", "junit")) {
			CommandProcess output = new ShellRunner(folder)
					.run(ShellRunner.LAMINA + "validate a.lamina --format " + format + " > /dev/full");
			assertEquals(2, output.exit(), output.toString());
			assertTrue(output.err().startsWith("lamina: Standard output cannot be written: "), output.err());
			CommandProcess device = new ShellRunner(folder)
					.run(ShellRunner.LAMINA + "validate a.lamina --format " + format + " -o /dev/full");
			assertEquals(2, device.exit(), device.toString());
			assertTrue(device.err().startsWith("lamina: '/dev/full' cannot be written: "), device.err());
			assertEquals(1, device.err().lines().count(), device.err());
			CommandProcess pipe = new ShellRunner(folder).run(
					"set -o pipefail; " + ShellRunner.LAMINA + "validate a.lamina --format " + format
							+ " | head -c 1 > /dev/null");
			assertEquals("", pipe.err());
			assertEquals(1, pipe.exit());
		}
		Files.writeString(folder.resolve("old.sarif"), "old");
		CommandProcess file = new ShellRunner(folder)
				.run("ulimit -f 1; " + ShellRunner.LAMINA + "validate a.lamina --format sarif -o old.sarif");
		assertEquals(2, file.exit(), file.toString());
		assertEquals("old", Files.readString(folder.resolve("old.sarif")));
		CommandProcess baseline = new ShellRunner(folder)
				.run(ShellRunner.LAMINA + "validate a.lamina --write-baseline nowhere/known.json");
		assertEquals(new CommandProcess(2, "", baseline.err()), baseline);
		assertTrue(baseline.err().startsWith("lamina: 'nowhere/known.json' cannot be written: "), baseline.err());
	}

	@Test
	void linksInCirclesAndBrokenOnesDoNoHarm() throws Exception {
		Path models = Files.createDirectories(folder.resolve("models/deep"));
		Files.writeString(models.resolve("a.lamina"), SOUND);
		Files.createSymbolicLink(models.resolve("up"), Path.of(".."));
		Files.createSymbolicLink(models.resolve("self"), models.resolve("self"));
		Files.createSymbolicLink(models.resolve("gone.lamina"), Path.of("nowhere.lamina"));
		Files.createSymbolicLink(models.resolve("again.lamina"), Path.of("a.lamina"));
		assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""),
				new ShellRunner(folder).run(ShellRunner.LAMINA + "validate models"));
	}

	@Test
	void whatCannotBeReadIsSaidAndTheRestValidated() throws Exception {
		Files.writeString(folder.resolve("good.lamina"), MISSPELT);
		Files.write(folder.resolve("latin.lamina"), new byte[] { 'h', 'o', 's', 't', ' ', (byte) 0xE9, '\n' });
		Files.write(folder.resolve("binary.lamina"), new byte[4096]);
		Files.writeString(folder.resolve("deep.lamina"), "host a {".repeat(2000));
		Files.write(folder.resolve("huge.lamina"), new byte[(64 << 20) + 1]);
		CommandProcess commandProcess = new ShellRunner(folder).run(ShellRunner.LAMINA + "validate . gone.lamina");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.out().startsWith("good.lamina:1:10: error[property.unknown]"), commandProcess.out());
		assertTrue(commandProcess.out().endsWith("1 error in 1 file\n"), commandProcess.out());
		assertEquals(List.of("gone.lamina", "binary.lamina", "deep.lamina", "huge.lamina", "latin.lamina"),
				commandProcess.err().lines().map(line -> line.replaceFirst("lamina: '(.*?)' .*", "$1")).toList(),
				commandProcess.err());
	}

	@Test
	void aFileWithoutPermissionDoesNotHideTheOthers() throws Exception {
		Files.writeString(folder.resolve("good.lamina"), SOUND);
		Files.writeString(folder.resolve("other.lamina"), MISSPELT);
		Files.setPosixFilePermissions(folder.resolve("good.lamina"), Set.of());
		assumeFalse(Files.isReadable(folder.resolve("good.lamina")), "this user may read everything");
		CommandProcess commandProcess = new ShellRunner(folder).run(ShellRunner.LAMINA + "validate .");
		assertEquals("lamina: './good.lamina' cannot be read: no permission.\n", commandProcess.err());
		assertTrue(commandProcess.out().endsWith("1 error in 1 file\n"), commandProcess.out());
	}

	@Test
	void filesThatComeAndGoMeanwhileEndInASentence() throws Exception {
		generate(300);
		Process process = new ShellRunner(folder)
				.started("exec " + ShellRunner.LAMINA + "validate models --format json -o findings.json");
		for (int i = 0; process.isAlive(); i++) {
			Path file = folder.resolve("models/m" + i % 300 + ".lamina");
			Files.deleteIfExists(file);
			Thread.sleep(1);
			Files.writeString(file, SOUND);
		}
		assertTrue(Set.of(0, 2).contains(process.exitValue()), err());
		assertTrue(err().lines().allMatch(line -> line.matches("lamina: 'models/m\\d+\\.lamina' .*\\.")), err());
		assertTrue(Files.readString(folder.resolve("findings.json")).startsWith("{\n  \"schema\": \"lamina-findings/1\""));
	}

	private void generate(int count) throws IOException {
		Path models = Files.createDirectories(folder.resolve("models"));
		for (int i = 0; i < count; i++) {
			Files.writeString(models.resolve("m" + i + ".lamina"),
					"package rack" + i / 20 + "\n\nhost h" + i + " { memory 1 TiB  system Linux  hypervisor KVM }\n");
		}
	}

	private interface Condition {
		boolean holds() throws IOException;
	}

	private void await(String... texts) throws Exception {
		until(() -> Stream.of(texts).allMatch(text -> {
			try {
				return out().contains(text);
			} catch (IOException unreadable) {
				return false;
			}
		}), String.join(" and ", texts));
	}

	private void until(Condition condition, String otherwise) throws Exception {
		long begin = System.nanoTime();
		while (!condition.holds()) {
			assertTrue(System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(1), () -> {
				try {
					return otherwise + "\n" + out() + err();
				} catch (IOException unreadable) {
					return otherwise;
				}
			});
			Thread.sleep(20);
		}
	}

	private String out() throws IOException {
		return Files.readString(folder.resolve("out.txt"));
	}

	private String err() throws IOException {
		return Files.readString(folder.resolve("err.txt"));
	}
}
