package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script finds its program from anywhere. The checkout here is one in which all is built, with a space in its name. */
@Tag("process")
class StartScriptTest {
	@TempDir
	private Path folder;
	private Path checkout;

	@BeforeEach
	void copyWhatTheScriptNeeds() throws IOException {
		checkout = Files.createDirectories(folder.resolve("my checkout"));
		Path home = Files.createDirectories(checkout.resolve("target/lamina"));
		Files.createDirectory(checkout.resolve(".mvn"));
		Files.copy(Checkout.root().resolve("lamina"), checkout.resolve("lamina"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.copy(Checkout.root().resolve(".mvn/prelude.sh"), checkout.resolve(".mvn/prelude.sh"));
		Files.copy(Path.of(System.getProperty("lamina.jar")), home.resolve("lamina.jar"));
		// an empty cache says that this Java makes none, which saves the time to make one
		Files.createFile(home.resolve(System.getProperty("java.runtime.version") + ".cache"));
	}

	@Test
	void worksFromAnotherFolderAndThroughLinks() throws Exception {
		Path elsewhere = Files.createDirectory(folder.resolve("else where"));
		Files.createSymbolicLink(elsewhere.resolve("lamina"), checkout.resolve("lamina"));
		Files.createSymbolicLink(elsewhere.resolve("again"), Path.of("lamina"));
		assertEquals(0, run(elsewhere, "./again new first.lamina").exit());
		CommandProcess validate = run(elsewhere, "'" + checkout.resolve("lamina") + "' validate first.lamina");
		assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""), validate);
		assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""),
				run(checkout, "./lamina validate '../else where/first.lamina'"));
	}

	/** In the locale that cron, systemd and many containers have, and in one that is not installed, as ssh passes on. */
	@Test
	void opensFilesOfAnyNameInAnyLocale() throws Exception {
		// "über/grün.lamina" in UTF-8, whatever the locale of this test
		String folder = "d=$(printf '\\303\\274ber'); f=$(printf 'gr\\303\\274n.lamina'); ";
		assertEquals(0, run(checkout, folder + "mkdir \"$d\"; cd \"$d\" && LC_ALL=C.UTF-8 ../lamina new \"$f\"").exit());
		for (String locale : List.of("env -u LC_ALL -u LC_CTYPE -u LANG", "env LC_ALL=C", "env LC_ALL=POSIX",
				"env -u LC_ALL -u LC_CTYPE LANG=xx_XX.UTF-8")) {
			CommandProcess commandProcess = run(checkout,
					folder + "cd \"$d\" && " + locale + " ../lamina validate \"$f\" . \"../$d\"");
			assertEquals(new CommandProcess(0, "no problems in 1 file\n", ""), commandProcess, locale);
		}
	}

	@Test
	void saysWhatIsMissingWhereNothingIsBuiltAndNothingCanBe() throws Exception {
		Path jar = checkout.resolve("target/lamina/lamina.jar");
		Files.delete(jar);
		Files.delete(jar.resolveSibling(System.getProperty("java.runtime.version") + ".cache"));
		Files.delete(jar.getParent());
		Files.createFile(jar.getParent());
		CommandProcess commandProcess = run(checkout, "./lamina version");
		assertEquals(2, commandProcess.exit());
		assertTrue(commandProcess.err().startsWith("lamina: nothing is built yet, and "), commandProcess.err());
	}

	private CommandProcess run(Path in, String command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(in.toFile())
				.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		int exit = builder.start().waitFor();
		return new CommandProcess(exit, Files.readString(folder.resolve("out.txt")), Files.readString(folder.resolve("err.txt")));
	}
}
