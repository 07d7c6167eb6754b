package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.TrialCheckout.Running;
import dev.lamina.cli.version.VersionCommand;

/** What {@code lamina} does when it has to build: it says why a build failed, and waits for no build but one that runs. */
@Tag("process")
class BuildScriptTest {
	/** Builds as soon as there is a file "go": copies a program that was built before. */
	private static final String PATIENT = """
			echo "a build" >>target/builds
			until [ -e target/go ]; do sleep 0.1; done
			mkdir -p bundles/dev.lamina.cli/target
			cp "$JAR" bundles/dev.lamina.cli/target/lamina.jar
			""";

	@TempDir
	private Path folder;
	private TrialCheckout checkout;

	@BeforeEach
	void checkOut() throws IOException {
		checkout = new TrialCheckout(folder);
	}

	@Test
	void saysWhatTheWrapperSays() throws Exception {
		assertEquals("mvnw: Maven is not installed. Install any.\n",
				reasons("mvnw: fetching Maven 3.9.16 into ~/.m2 (once)\nmvnw: Maven is not installed. Install any.\n"));
	}

	@Test
	void saysWhatFollowsAnError() throws Exception {
		assertEquals("""
				[ERROR] Cannot resolve project dependencies:
				  Software being installed: dev.lamina.model 0.1.0
				  Missing requirement: dev.lamina.model requires 'nowhere'
				[ERROR] Failed to execute goal on project x: 'nowhere' is missing
				""", reasons("""
				[INFO] Scanning for projects...
				[ERROR] Cannot resolve project dependencies:
				  Software being installed: dev.lamina.model 0.1.0

				  Missing requirement: dev.lamina.model requires 'nowhere'
					at org.eclipse.tycho.Resolver.resolve(Resolver.java:7)
				[INFO] BUILD FAILURE
				  of this no word
				[ERROR] Failed to execute goal on project x: 'nowhere' is missing -> [Help 1]
				[ERROR]
				[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
				[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoExecutionException
				"""));
	}

	@Test
	void showsTheEndOfTheLogIfNothingInItIsAReason() throws Exception {
		StringBuilder log = new StringBuilder();
		for (int line = 1; line <= 15; line++) {
			log.append("line ").append(line).append('\n');
		}
		assertEquals(log.substring(log.indexOf("line 6\n")), reasons(log.toString()));
	}

	@Test
	void aLockOfNobodyIsGivenUp() throws Exception {
		checkout.replaceWrapper(PATIENT);
		Files.createFile(Files.createDirectories(checkout.root().resolve("target")).resolve("go"));
		Process other = new ProcessBuilder("sleep", "600").start();
		try {
			// without a pid, with the pid of a program that lives and never built, and of a build that died and whose pid another
			// has now
			for (String content : List.of("", "1\n", other.pid() + "\n", other.pid() + "\n17\n", "999999999\n17\n")) {
				lock(content);
				Files.deleteIfExists(checkout.home().resolve("lamina.jar"));
				CommandProcess commandProcess = checkout.run(environment(), "./lamina", "version");
				assertEquals("lamina " + VersionCommand.NUMBER + "\n", commandProcess.out(), content + commandProcess.err());
				assertFalse(commandProcess.err().contains("Waiting"), commandProcess.err());
				assertFalse(Files.exists(checkout.home().resolve("lock")));
			}
		} finally {
			other.destroyForcibly();
		}
	}

	@Test
	void theSecondOfTwoBuildsWaitsAndSaysForWhich() throws Exception {
		checkout.replaceWrapper(PATIENT);
		Running first = checkout.start("first", environment(), "./lamina", "version");
		Path pid = checkout.home().resolve("lock/pid");
		until(first, () -> Files.exists(pid));
		Running second = checkout.start("second", environment(), "./lamina", "version");
		until(second, () -> second.err().contains("Waiting for the build of process " + first.process().pid() + "\n"));
		Files.createFile(checkout.root().resolve("target/go"));
		assertEquals(0, first.process().waitFor(), first.err());
		assertEquals(0, second.process().waitFor(), second.err());
		assertEquals("lamina " + VersionCommand.NUMBER + "\n", second.out());
		assertEquals(1, second.err().lines().filter(line -> line.startsWith("Waiting")).count(), second.err());
		assertEquals("a build\n", Files.readString(checkout.root().resolve("target/builds")));
	}

	@Test
	void aBuildThatWasKilledIsNotWaitedFor() throws Exception {
		checkout.replaceWrapper(PATIENT);
		Running killed = checkout.start("killed", environment(), "./lamina", "version");
		Path pid = checkout.home().resolve("lock/pid");
		until(killed, () -> Files.exists(pid));
		killed.process().descendants().forEach(ProcessHandle::destroyForcibly);
		killed.process().destroyForcibly().waitFor();
		assertTrue(Files.exists(pid), "the lock is left");
		Files.createFile(checkout.root().resolve("target/go"));
		CommandProcess commandProcess = checkout.run(environment(), "./lamina", "version");
		assertEquals("lamina " + VersionCommand.NUMBER + "\n", commandProcess.out(), commandProcess.err());
	}

	/** What the script says of a build that prints these lines and fails, without its own first and last sentence. */
	private String reasons(String log) throws Exception {
		Files.writeString(folder.resolve("log.txt"), log);
		checkout.replaceWrapper("cat ../log.txt\nexit 1\n");
		CommandProcess commandProcess = checkout.run(environment(), "./lamina", "version");
		assertEquals(2, commandProcess.exit(), commandProcess.toString());
		Path whole = checkout.root().toRealPath().resolve("target/lamina/build.log");
		assertEquals(log, Files.readString(whole));
		String end = "lamina: the build failed; the lines above say why, the whole log is " + whole + "\n";
		assertTrue(commandProcess.err().endsWith(end), commandProcess.err());
		String said = commandProcess.err().substring(commandProcess.err().indexOf('\n') + 1,
				commandProcess.err().length() - end.length());
		return said.startsWith("  fetching ") ? said.substring(said.indexOf('\n') + 1) : said;
	}

	private void lock(String content) throws IOException {
		Path lock = Files.createDirectory(checkout.home().resolve("lock"));
		if (!content.isEmpty()) {
			Files.writeString(lock.resolve("pid"), content);
		}
	}

	private Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(checkout.usual());
		environment.put("JAR", System.getProperty("lamina.jar"));
		return environment;
	}

	private interface Condition {
		boolean holds() throws IOException;
	}

	private static void until(Running running, Condition condition) throws Exception {
		while (!condition.holds()) {
			assertTrue(running.process().isAlive(), running.err());
			Thread.sleep(20);
		}
	}
}
