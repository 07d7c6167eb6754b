package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code releng/verify} says what is not installed, whatever the packages are called, and README.md says the same beforehand. */
@Tag("process")
class VerifyScriptTest {
	private static final Pattern NEED = Pattern.compile("^\tneed (\\S+)", Pattern.MULTILINE);
	private static final Pattern INSTALL = Pattern.compile("^sudo apt-get install (.*?)(?: #.*)?$", Pattern.MULTILINE);
	private static final List<String> PROGRAMS = List.of("chromium", "pdftotext", "xvfb-run", "xauth", "virt-xml-validate",
			"xmllint", "shellcheck", "zsh", "fish", "mandoc", "npm", "unzip");

	@TempDir
	private Path folder;
	private TrialCheckout checkout;
	private List<String> packages;

	@BeforeEach
	void checkOut() throws IOException {
		checkout = new TrialCheckout(folder);
		checkout.replaceWrapper("echo \"built with $*\"\n");
		checkout.share("dirname", "readlink", "find", "sed", "grep", "awk", "tr", "rm", "cat", "sort", "head");
		checkout.program("id", "echo 1000\n");
		checkout.program("ldconfig", "cat \"$0.says\"\n");
		Files.writeString(folder.resolve("programs/ldconfig.says"), "");
		packages = NEED.matcher(Files.readString(Checkout.root().resolve("releng/verify"))).results()
				.map(match -> match.group(1).replace("\"$chromium\"", "chromium")).toList();
	}

	@Test
	void oneLineInstallsWhatIsMissing() throws Exception {
		checkout.program("apt-get", "echo apt-get was started >&2\n");
		CommandProcess commandProcess = checkout.run(checkout.only(), "releng/verify");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		List<String> lines = commandProcess.err().lines().toList();
		assertEquals(2, lines.size(), commandProcess.err());
		assertTrue(lines.getFirst().startsWith("verify: the tests need what is not installed here: "), commandProcess.err());
		List<String> missing = new ArrayList<>(packages);
		if (!lines.get(1).contains("golang-src")) {
			// a file at a fixed place, which this machine has
			missing.remove("golang-src");
		}
		assertEquals("sudo apt-get install " + String.join(" ", missing), lines.get(1).replace("chromium-browser", "chromium"));
	}

	@Test
	void elsewhereTheProgramsAreNamed() throws Exception {
		CommandProcess commandProcess = checkout.run(checkout.only(), "releng/verify");
		assertEquals(1, commandProcess.exit(), commandProcess.toString());
		assertEquals(1, commandProcess.err().lines().count(), commandProcess.err());
		for (String thing : List.of("Chromium", "xvfb-run", "xauth", "GTK 3", "virt-xml-validate", "xmllint", "shellcheck", "zsh",
				"fish", "mandoc", "npm", "unzip")) {
			assertTrue(commandProcess.err().contains(thing), commandProcess.err());
		}
	}

	@Test
	void itIsThePresenceThatCountsAndNotThePackage() throws Exception {
		for (String program : PROGRAMS) {
			checkout.program(program, "exit 0\n");
		}
		Files.writeString(folder.resolve("programs/ldconfig.says"), "\tlibgtk-3.so.0 (libc6,x86-64) => /usr/lib/libgtk-3.so.0\n");
		CommandProcess commandProcess = checkout.run(checkout.only(), "releng/verify", "-o");
		// without the sources of Go only they are named
		assertTrue(
				commandProcess.out().startsWith("built with ") || commandProcess.err()
						.equals("verify: the tests need what is not installed here: the trace viewer of Go's sources.\n"),
				commandProcess.toString());
		Files.delete(folder.resolve("programs/unzip"));
		assertTrue(checkout.run(checkout.only(), "releng/verify").err().contains("unzip.\n"));
	}

	@Test
	void readmeNamesTheSamePackages() throws Exception {
		String readme = Files.readString(Checkout.root().resolve("README.md"));
		List<String> named = INSTALL.matcher(readme).results().flatMap(match -> Stream.of(match.group(1).trim().split(" +")))
				.toList();
		List<String> needed = new ArrayList<>(packages);
		needed.addAll(List.of("openjdk-21-jdk", "maven"));
		assertEquals(new TreeSet<>(needed), new TreeSet<>(named));
		assertEquals(named.size(), new TreeSet<>(named).size(), "a package is named twice");
	}
}
