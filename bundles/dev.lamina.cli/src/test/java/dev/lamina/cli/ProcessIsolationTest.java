package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests read nothing of the one that runs them and leave nothing with them; nor does a signal do something else for being run in
 * the background.
 */
@Tag("process")
class ProcessIsolationTest {
	private static final Path HOME = Path.of(System.getProperty("lamina.test.home", System.getProperty("user.home")));
	/** What Java writes down of the fonts of the machine, which it looks for to draw pixels. */
	private static final Path FONTS = HOME.resolve(".java/fonts");

	@TempDir
	private Path folder;

	@Test
	void theHomeIsOneOfTheTests() {
		assertEquals(Checkout.root().resolve("bundles/dev.lamina.cli/target/home"), HOME);
		assertEquals(HOME, Path.of(System.getProperty("user.home")));
		for (String variable : List.of("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
			assertTrue(Path.of(System.getenv(variable)).startsWith(HOME), variable + ": " + System.getenv(variable));
		}
	}

	/** A Java that is started has its home from the list of users, unless it is told another. */
	@Test
	void whatIsStartedLeavesItsTracesThere() throws Exception {
		String model = Checkout.examples().resolve("vdi.lamina").toString();
		forgetFonts();
		assertEquals(0, CommandProcess.laminaIn(folder, "diagram", model, "--format", "png", "-o", "a.png").exit());
		assertTrue(Files.isDirectory(FONTS), "Java has kept its fonts elsewhere");
		forgetFonts();
		assertEquals(0, new ShellRunner(folder).run(ShellRunner.LAMINA + "diagram " + model + " --format png -o b.png").exit());
		assertTrue(Files.isDirectory(FONTS), "Java has kept its fonts elsewhere");
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			String line = Files.readString(Path.of("/proc/" + lspTestClient.process().pid() + "/cmdline"));
			assertTrue(line.contains("\0-Duser.home=" + HOME + "\0"), line);
		}
	}

	@Test
	void signalsAreAsUsualEvenIfTheyAreIgnoredAround() throws Exception {
		String ignoring = "trap '' HUP INT QUIT TERM; \"$@\"";
		String asking = "sed -n 's/^SigIgn:\\t//p' /proc/$$/status";
		assertEquals(0x4007, ignored(Stream.of("bash", "-c", ignoring, "bash", "bash", "-c", asking)) & 0x4007);
		assertEquals(0,
				ignored(Stream.concat(Stream.of("bash", "-c", ignoring, "bash"), ShellRunner.line(asking).stream())) & 0x4007);
	}

	private long ignored(Stream<String> line) throws Exception {
		Path out = folder.resolve("out.txt");
		assertEquals(0, new ProcessBuilder(line.toList()).redirectOutput(out.toFile()).start().waitFor());
		return Long.parseLong(Files.readString(out).strip(), 16);
	}

	private static void forgetFonts() throws IOException {
		if (Files.exists(FONTS)) {
			try (Stream<Path> files = Files.walk(FONTS)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}
}
