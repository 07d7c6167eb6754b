package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar lamina.jar} on a Java that is too old ends with a sentence and status 2. */
@Tag("process")
class LauncherTest {
	private static final String MAIN = "dev/lamina/cli/Main.class";
	private static final int JAVA_8 = 52;
	/** A version that no Java has reached. */
	private static final int FAR_AWAY = 200;

	@TempDir
	private Path folder;

	/**
	 * The program as it looks to a Java that is too old for it: its first class is of a later version than the Java of this test.
	 */
	@Test
	void aJavaThatIsTooOldIsNamed() throws Exception {
		Path later = folder.resolve("later").resolve(MAIN);
		Files.createDirectories(later.getParent());
		byte[] main = read(MAIN);
		main[7] = (byte) FAR_AWAY;
		Files.write(later, main);
		CommandProcess commandProcess = java(Path.of(System.getProperty("java.home")), "-cp",
				folder.resolve("later") + ":" + System.getProperty("lamina.jar"), "dev.lamina.cli.Launcher", "version");
		assertEquals(new CommandProcess(2, "", sentence(System.getProperty("java.version"), System.getProperty("java.home"))),
				commandProcess);
	}

	@Test
	void theClassThatSaysItRunsOnJava8AndIsTheOneThatIsStarted() throws Exception {
		try (JarFile jar = new JarFile(System.getProperty("lamina.jar"))) {
			assertEquals("dev.lamina.cli.Launcher", jar.getManifest().getMainAttributes().getValue("Main-Class"));
			try (DataInputStream launcher = new DataInputStream(
					jar.getInputStream(jar.getEntry("dev/lamina/cli/Launcher.class")))) {
				assertEquals(0xCAFEBABE, launcher.readInt());
				assertEquals(JAVA_8, launcher.readInt());
			}
		}
	}

	@Test
	void everyOlderJavaOfThisMachineSaysIt() throws Exception {
		List<Path> older;
		Path installed = Path.of("/usr/lib/jvm");
		try (Stream<Path> all = Files.isDirectory(installed) ? Files.list(installed) : Stream.empty()) {
			older = all.filter(java -> !Files.isSymbolicLink(java) && Files.isExecutable(java.resolve("bin/java")))
					.filter(LauncherTest::isTooOld).toList();
		}
		assumeFalse(older.isEmpty(), "there is no older Java on this machine");
		for (Path java : older) {
			CommandProcess commandProcess = java(java, "-jar", System.getProperty("lamina.jar"), "version");
			assertEquals(2, commandProcess.exit(), commandProcess.toString());
			assertTrue(commandProcess.err().startsWith("lamina: Lamina needs Java 21 or newer, and this is Java "),
					commandProcess.err());
			assertTrue(commandProcess.err().contains(" from " + java), commandProcess.err());
			assertEquals(1, commandProcess.err().lines().count(), commandProcess.err());
		}
	}

	private static String sentence(String version, String home) {
		return "lamina: Lamina needs Java 21 or newer, and this is Java " + version + " from " + home
				+ ". Start it with the 'java' of a newer one.\n";
	}

	private static boolean isTooOld(Path java) {
		try (Stream<String> lines = Files.lines(java.resolve("release"))) {
			return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
					.mapToInt(line -> Integer.parseInt(line.replaceFirst(".*?\"(1\\.)?(\\d+).*", "$2")))
					.anyMatch(version -> version < 21);
		} catch (IOException unknown) {
			return false;
		}
	}

	private static byte[] read(String name) throws IOException {
		try (JarFile jar = new JarFile(System.getProperty("lamina.jar"))) {
			return jar.getInputStream(jar.getEntry(name)).readAllBytes();
		}
	}

	private CommandProcess java(Path java, String... arguments) throws Exception {
		List<String> line = Stream.concat(Stream.of(java.resolve("bin/java").toString()), Stream.of(arguments)).toList();
		int exit = new ProcessBuilder(line).redirectOutput(folder.resolve("out.txt").toFile())
				.redirectError(folder.resolve("err.txt").toFile()).start().waitFor();
		return new CommandProcess(exit, Files.readString(folder.resolve("out.txt")), Files.readString(folder.resolve("err.txt")));
	}
}
