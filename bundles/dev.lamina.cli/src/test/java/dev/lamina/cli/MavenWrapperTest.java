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

/**
 * {@code mvnw} builds with the one Maven that it names, whatever is installed, and finds a place for it with and without a home
 * folder.
 */
@Tag("process")
class MavenWrapperTest {
	private static final String PINNED = "apache-maven-3.9.16";
	/** What distributions have: of the right number, and linked with other libraries. Does no more than note what it is asked. */
	private static final String INSTALLED = """
			echo "installed: $*" >>"$NOTES"
			case $* in
			--version) echo "Apache Maven 3.9.9" ;;
			*:copy*) echo "[ERROR] no network" ; exit 1 ;;
			esac
			""";

	@TempDir
	private Path folder;
	private TrialCheckout checkout;
	private Path notes;

	@BeforeEach
	void installAnotherMaven() throws IOException {
		checkout = new TrialCheckout(folder);
		notes = Files.createFile(folder.resolve("notes"));
		checkout.program("mvn", INSTALLED);
	}

	@Test
	void anInstalledMavenOnlyFetchesThePinnedOne() throws Exception {
		CommandProcess commandProcess = checkout.run(environment(folder.resolve("home")), "./mvnw", "verify");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().contains("[ERROR] no network\nmvnw: could not fetch Maven 3.9.16"), commandProcess.err());
		List<String> asked = Files.readAllLines(notes);
		assertEquals(1, asked.size(), asked.toString());
		assertTrue(asked.getFirst().contains("-Dartifact=org.apache.maven:apache-maven:3.9.16:tar.gz:bin"), asked.toString());
		try (var left = Files.list(folder.resolve("home/.m2/distributions"))) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void whatWasFetchedOnceIsUsed() throws Exception {
		fetched("home/.m2");
		CommandProcess commandProcess = checkout.run(environment(folder.resolve("home")), "./mvnw", "-o", "verify");
		assertEquals(0, commandProcess.exit(), commandProcess.err());
		assertTrue(commandProcess.out().endsWith("-o verify\n"), commandProcess.out());
		assertEquals("", Files.readString(notes));
	}

	@Test
	void somethingElseThanWhatWasPublishedIsNotRun() throws Exception {
		checkout.program("mvn", "for word in \"$@\"; do case $word in -DoutputDirectory=*) echo hello >\"${word#*=}/" + PINNED
				+ "-bin.tar.gz\" ;; esac; done\n");
		CommandProcess commandProcess = checkout.run(environment(folder.resolve("home")), "./mvnw", "verify");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().contains("mvnw: the SHA-512 of the fetched Maven is "), commandProcess.err());
	}

	@Test
	void withoutAnyMavenItSaysWhatToInstall() throws Exception {
		checkout.share("dirname", "readlink", "id", "expr", "mkdir", "locale");
		Files.delete(folder.resolve("programs/mvn"));
		Map<String, String> environment = new HashMap<>(checkout.only());
		environment.put("HOME", folder.resolve("home").toString());
		CommandProcess commandProcess = checkout.run(environment, "./mvnw", "verify");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		assertTrue(commandProcess.err().startsWith("mvnw: Maven is not installed. "), commandProcess.err());
		assertTrue(commandProcess.err().contains("sudo apt-get install maven"), commandProcess.err());
	}

	@Test
	void withoutAHomeTheCheckoutHoldsWhatIsFetched() throws Exception {
		// neither a HOME nor an account, as in a container that runs under a bare number
		checkout.program("id", "exit 1\n");
		CommandProcess commandProcess = checkout.run(environment(null), "./mvnw", "verify");
		assertTrue(commandProcess.err().contains("mvnw: fetching Maven 3.9.16 into "
				+ checkout.root().toRealPath().resolve("target/.m2/distributions") + " (once)"), commandProcess.err());
		String repository = "-Dmaven.repo.local=" + checkout.root().toRealPath().resolve("target/.m2/repository");
		assertTrue(Files.readString(notes).contains(repository), Files.readString(notes));
		fetched("my checkout/target/.m2");
		assertTrue(checkout.run(environment(null), "./mvnw", "verify").out().endsWith(repository + " verify\n"));
		// nor can a home that is none hold anything
		CommandProcess nowhere = checkout.run(environment(Path.of("/dev/null/home")), "./mvnw", "verify");
		assertTrue(nowhere.out().endsWith(repository + " verify\n"), nowhere.toString());
	}

	@Test
	void withoutAHomeTheScriptsFindTheirJdk() throws Exception {
		Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", "/nowhere");
		CommandProcess commandProcess = checkout.run(environment, "sh", "-euc", ". .mvn/prelude.sh; echo found");
		assertFalse(commandProcess.err().contains("parameter not set"), commandProcess.err());
		assertTrue(
				commandProcess.out().equals("found\n")
						|| commandProcess.err().startsWith("Lamina needs a JDK 21 or newer and found none. "),
				commandProcess.toString());
	}

	@Test
	void whereToGetAJdkDependsOnTheSystem() throws Exception {
		assertEquals(
				"Debian GNU/Linux 12 (bookworm) has none among its packages: unpack one from https://adoptium.net and set "
						+ "JAVA_HOME to its folder.\n",
				advice("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n"));
		for (String apt : List.of("ID=debian\nVERSION_ID=\"13\"\n", "ID=debian\n",
				"ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n")) {
			assertEquals("Install one with 'sudo apt-get install openjdk-21-jdk', or set JAVA_HOME to the folder of one.\n",
					advice(apt));
		}
		assertEquals("Install one with 'sudo dnf install java-21-openjdk-devel', or set JAVA_HOME to the folder of one.\n",
				advice("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.4\"\n"));
		String elsewhere = "Unpack one, from https://adoptium.net for example, and set JAVA_HOME to its folder.\n";
		assertEquals(elsewhere, advice("ID=nixos\n"));
		Files.delete(folder.resolve("os-release"));
		assertEquals(elsewhere,
				checkout.run(checkout.usual(), "sh", "-euc", ". .mvn/prelude.sh; jdk_advice ../os-release").out());
	}

	private String advice(String system) throws Exception {
		Files.writeString(folder.resolve("os-release"), system);
		return checkout.run(checkout.usual(), "sh", "-euc", ". .mvn/prelude.sh; jdk_advice ../os-release").out();
	}

	private void fetched(String m2) throws IOException {
		checkout.executable(m2 + "/distributions/" + PINNED + "/bin/mvn", "echo \"$@\"\n");
	}

	private Map<String, String> environment(Path home) {
		Map<String, String> environment = new HashMap<>(checkout.usual());
		environment.put("NOTES", notes.toString());
		if (home != null) {
			environment.put("HOME", home.toString());
		}
		return environment;
	}
}
