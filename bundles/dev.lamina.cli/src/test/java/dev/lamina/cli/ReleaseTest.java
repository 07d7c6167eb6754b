package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a release consists of agrees with itself, and its scripts do what they say. The whole is made by {@code releng/release}.
 */
@Tag("process")
class ReleaseTest {
	private static final String VERSION = Pattern.compile("(?m)^\t<version>(.*)</version>$").matcher(read("pom.xml")).results()
			.findFirst().orElseThrow()
			.group(1);
	private static final String RELEASED = VERSION.replace("-SNAPSHOT", "");

	@TempDir
	private Path folder;

	// one version

	@Test
	void everythingHasTheVersionOfTheTopmostPom() throws Exception {
		Map<String, String> wrong = new TreeMap<>();
		for (Path file : checkout()) {
			String name = Checkout.root().relativize(file).toString();
			String text = name.matches(".*(pom\\.xml|MANIFEST\\.MF|feature\\.xml|\\.product|action\\.yml)") ? read(name) : "";
			if (name.endsWith("pom.xml")) {
				found(text, "<artifactId>dev\\.lamina\\.[a-z.]*parent</artifactId>\\s*<version>(.*?)</version>")
						.filter(version -> !version.equals(VERSION))
						.forEach(version -> wrong.put(name, version));
			} else if (name.endsWith("MANIFEST.MF")) {
				found(text, "(?m)^Bundle-Version: (.*)$").filter(version -> !version.equals(RELEASED + ".qualifier"))
						.forEach(version -> wrong.put(name, version));
			} else if (name.endsWith("feature.xml") || name.endsWith(".product")) {
				found(text, "(?s)<(?:feature|product) [^>]*?version=\"(.*?)\"").limit(1)
						.filter(version -> !version.equals(RELEASED + ".qualifier"))
						.forEach(version -> wrong.put(name, version));
			}
		}
		assertEquals(Map.of(), wrong, "releng/set-version changes all of them");
		assertEquals("lamina " + RELEASED, CommandProcess.lamina("version").out().strip());
		assertEquals("lamina " + RELEASED, CommandProcess.lamina("--version").out().strip());
		Map<?, ?> action = (Map<?, ?>) yaml("action.yml");
		assertEquals(RELEASED, ((Map<?, ?>) ((Map<?, ?>) action.get("inputs")).get("version")).get("default"));
		assertEquals(RELEASED, new ObjectMapper().readTree(read("dsl/dev.lamina.vscode/package.json")).get("version").asText());
	}

	@Test
	void whatIsRequiredOfEclipseHasALowerBound() throws Exception {
		List<String> without = new ArrayList<>();
		for (Path file : checkout()) {
			if (file.endsWith("META-INF/MANIFEST.MF")) {
				String required = String
						.valueOf(new Manifest(Files.newInputStream(file)).getMainAttributes().getValue("Require-Bundle"));
				Pattern.compile("(org\\.eclipse\\.[\\w.]+)((?:;[^,;\"]*(?:\"[^\"]*\")?)*)").matcher(required).results()
						.filter(bundle -> !bundle.group(2).contains("bundle-version=\"["))
						.forEach(bundle -> without.add(file.getParent().getParent().getFileName() + ": " + bundle.group(1)));
			}
		}
		assertEquals(List.of(), without);
	}

	// lamina.jar

	@Test
	void theJarSaysWhatIsInIt() throws Exception {
		try (JarFile jar = new JarFile(System.getProperty("lamina.jar"))) {
			assertEquals(RELEASED, jar.getManifest().getMainAttributes().getValue("Implementation-Version"));
			assertEquals(read("LICENSE"), text(jar, "LICENSE"));
			assumeTrue(jar.getEntry("META-INF/sbom/lamina.cdx.json") != null || System.getenv("LAMINA_VERIFY") != null,
					"an offline build lists no libraries");
			String notice = text(jar, "META-INF/THIRD-PARTY.txt");
			assertFalse(notice.contains("UNKNOWN"), notice);
			assertTrue(notice.contains("Copyright (c) 2005-2009 Terence Parr") && notice.contains("The ANTLR Project"), notice);
			JsonNode list = new ObjectMapper().readTree(text(jar, "META-INF/sbom/lamina.cdx.json"));
			assertEquals("CycloneDX", list.get("bomFormat").asText());
			assertEquals(RELEASED, list.get("metadata").get("component").get("version").asText());
			int libraries = 0;
			for (JsonNode component : list.get("components")) {
				if (!component.get("group").asText().equals("dev.lamina")) {
					libraries++;
					String line = component.get("group").asText() + ":" + component.get("name").asText() + " "
							+ component.get("version").asText() + "\n";
					assertTrue(notice.contains("\n" + line), line);
				}
			}
			assertTrue(libraries > 30, libraries + " libraries");
		}
	}

	// scripts

	@Test
	void scriptsForWindowsAreWhatItsShellReads() throws Exception {
		assertTrue(read(".gitattributes").contains("*.cmd text eol=crlf"));
		int scripts = 0;
		for (Path file : checkout()) {
			if (file.toString().endsWith(".cmd")) {
				scripts++;
				String text = Files.readString(file);
				assertFalse(Pattern.compile("[^\r]\n").matcher(text).find(), file + " has a line without a carriage return");
				assertFalse(text.toLowerCase(java.util.Locale.ROOT).contains("enabledelayedexpansion"),
						file + " would expand ! in names of folders");
			}
		}
		assertTrue(scripts >= 2, scripts + " scripts");
	}

	@Test
	void shellcheckAcceptsTheScripts() throws Exception {
		assumeTrue(GeneratedOutput.has("shellcheck"), "shellcheck is not installed");
		for (String script : List.of("releng/release", "releng/set-version", "releng/packaging/commands/lamina",
				"releng/dev.lamina.workbench.parent/macos/Lamina",
				"features/dev.lamina.workbench.feature/rootfiles/lamina-workbench")) {
			assertEquals("", GeneratedOutput.complaint(Checkout.root().resolve(script), "shellcheck", "-e", "SC1091,SC2086"));
		}
	}

	@Test
	void theCommandOfAnArchiveRunsItsOwnJava() throws Exception {
		Path home = unpacked();
		stub(home.resolve("runtime/bin/java"));
		CommandProcess commandProcess = run(Map.of(), home + "/bin/lamina validate 'a b.lamina'");
		assertEquals(0, commandProcess.exit(), commandProcess.err());
		assertTrue(commandProcess.out().contains("-jar\n" + home + "/lib/lamina.jar\nvalidate\na b.lamina\n"),
				commandProcess.out());
		assertFalse(commandProcess.out().contains("AOTCache"), commandProcess.out());
		Files.createFile(home.resolve("lib/lamina.aot"));
		assertTrue(run(Map.of(), home + "/bin/lamina version").out().contains("-XX:AOTCache=" + home + "/lib/lamina.aot\n"));
		Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/lamina"));
		assertTrue(run(Map.of(), link + " simulate x").out().startsWith("-XX:+UseParallelGC\n"));
		assertTrue(run(Map.of(), home + "/bin/lamina workbench --help").out().endsWith("workbench\n--help\n"));
	}

	@Test
	void theCommandOfAnArchiveWithoutJavaTakesThatOfTheMachineOrSaysWhatIsMissing() throws Exception {
		Path home = unpacked();
		stub(folder.resolve("jdk/bin/java"));
		assertEquals(0, run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), home + "/bin/lamina version").exit());
		Path tools = Files.createDirectories(folder.resolve("tools"));
		for (String tool : List.of("sh", "dirname", "readlink")) {
			Files.createSymbolicLink(tools.resolve(tool),
					Stream.of("/usr/bin", "/bin").map(bin -> Path.of(bin, tool)).filter(Files::exists).findFirst().orElseThrow());
		}
		CommandProcess commandProcess = run(Map.of("PATH", tools.toString()), home + "/bin/lamina version");
		assertEquals(
				new CommandProcess(2, "",
						"lamina: there is no Java. Install Java 21 or newer, or set JAVA_HOME to its folder.\n"),
				commandProcess);
		assertEquals("lamina: this installation has no workbench\n",
				run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), home + "/bin/lamina workbench").err());
	}

	@Test
	void theWorkbenchIsFoundAndIsHeadlessForJavaUnlessThereIsSirius() throws Exception {
		Path home = unpacked();
		stub(home.resolve("runtime/bin/java"));
		Path plugins = Files.createDirectories(home.resolve("workbench/plugins"));
		Files.createFile(plugins.resolve("org.eclipse.equinox.launcher_1.8.0.jar"));
		Files.copy(Checkout.root().resolve("features/dev.lamina.workbench.feature/rootfiles/lamina-workbench"),
				home.resolve("workbench/lamina-workbench"),
				StandardCopyOption.COPY_ATTRIBUTES);
		Path models = Files.createDirectories(folder.resolve("my models!"));
		String start = home + "/bin/lamina workbench '" + models + "' -data ws";
		CommandProcess commandProcess = run(Map.of("DISPLAY", ":0"), start);
		assertEquals(0, commandProcess.exit(), commandProcess.err());
		assertTrue(commandProcess.out().contains("\n-Djava.awt.headless=true\n")
				&& commandProcess.out().contains("\n-Dlamina.open=" + models + "\n"), commandProcess.out());
		assertTrue(commandProcess.out().endsWith("\n-data\nws\n"), commandProcess.out());
		Files.createFile(plugins.resolve("org.eclipse.sirius.diagram.ui_7.6.1.jar"));
		assertTrue(run(Map.of("DISPLAY", ":0"), start).out().contains("\n-Djava.awt.headless=false\n"));
	}

	@Test
	void aJdkThatDoesNotFitIsRefusedBeforeAnythingIsMade() throws Exception {
		Path jdk = Files.createDirectories(folder.resolve("jdk"));
		String release = Checkout.root().resolve("releng/release") + " --no-build -o " + folder.resolve("out");
		CommandProcess none = run(Map.of(), release + " --jdk windows-x86_64=" + jdk);
		assertEquals(2, none.exit());
		assertTrue(none.err().contains("there is no unpacked JDK in that folder"), none.err());
		Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.5\"\nOS_NAME=\"Darwin\"\nOS_ARCH=\"aarch64\"\n");
		assertEquals("release: --jdk windows-x86_64=" + jdk + ": that JDK is for Darwin aarch64\n",
				run(Map.of(), release + " --jdk windows-x86_64=" + jdk).err());
		Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\nOS_NAME=\"Darwin\"\nOS_ARCH=\"aarch64\"\n");
		assertTrue(run(Map.of(), release + " --jdk macos-aarch64=" + jdk).err()
				.contains("that is Java 17, and 21 or newer is needed"));
		assertTrue(run(Map.of(), release + " --jdk amiga-m68k=" + jdk).err()
				.contains("the systems are windows-x86_64 and macos-aarch64"));
		assertFalse(Files.exists(folder.resolve("out")));
	}

	// where others start it

	@Test
	void theActionInstallsValidatesAndSimulates() throws Exception {
		Map<?, ?> action = (Map<?, ?>) yaml("action.yml");
		List<String> steps = ((List<?>) ((Map<?, ?>) action.get("runs")).get("steps")).stream()
				.map(step -> (String) ((Map<?, ?>) step).get("run")).toList();
		// an archive as a release has it, with the program of this build
		Path home = Files.createDirectories(folder.resolve("lamina-" + RELEASED + "/bin"));
		script(home.resolve("lamina"), "exec '" + Path.of(System.getProperty("java.home"), "bin/java")
				+ "' -Dguice_custom_class_loading=CHILD -jar '" + System.getProperty("lamina.jar") + "' \"$@\"\n");
		Path tools = Files.createDirectories(folder.resolve("tools"));
		script(tools.resolve("gh"), "[ \"$1 $2 $3 $4 $5\" = 'release download v" + RELEASED + " --repo acme/lamina' ] && cp '"
				+ folder + "'/*.tar.gz '" + folder + "'/SHA256SUMS .\n");
		String archive = "lamina-" + RELEASED + "-linux-x86_64.tar.gz";
		assertEquals(0, run(Map.of(),
				"cd " + folder + " && tar -czf " + archive + " lamina-" + RELEASED + " && sha256sum " + archive + " >SHA256SUMS")
				.exit());
		Map<String, String> runner = Map.of("RUNNER_TEMP", folder.resolve("temp").toString(), "RUNNER_OS", "Linux", "RUNNER_ARCH",
				"X64", "GITHUB_PATH",
				folder.resolve("path").toString(), "LAMINA_REPOSITORY", "acme/lamina", "LAMINA_VERSION", RELEASED, "PATH",
				tools + ":" + System.getenv("PATH"));
		CommandProcess install = run(runner, steps.get(0));
		assertEquals(0, install.exit(), install.err());
		String path = Files.readString(folder.resolve("path")).strip() + ":" + System.getenv("PATH");
		Files.createDirectories(folder.resolve("models"));
		Files.writeString(folder.resolve("models/sound.lamina"), "host a {\n  cpu 2 x 8 cores\n  memory 64 GiB\n}\n");
		Map<String, String> job = Map.of("PATH", path, "LAMINA_MODELS", "models/", "LAMINA_SARIF", "findings.sarif",
				"LAMINA_ARGUMENTS", "--max-warnings 0");
		CommandProcess validate = run(job, "cd " + folder + "\n" + steps.get(1));
		assertEquals(0, validate.exit(), validate.toString());
		assertEquals("2.1.0",
				new ObjectMapper().readTree(Files.readString(folder.resolve("findings.sarif"))).get("version").asText());
		Files.writeString(folder.resolve("models/broken.lamina"), "host b {\n  memroy 64 GiB\n}\n");
		CommandProcess broken = run(job, "cd " + folder + "\n" + steps.get(1));
		assertEquals(1, broken.exit(), broken.toString());
		assertTrue(broken.out().contains("property.unknown"), broken.toString());
		assertEquals(0,
				run(Map.of("PATH", path, "LAMINA_MODELS", Checkout.examples().resolve("mig.lamina").toString()), steps.get(2))
						.exit());
		Files.writeString(folder.resolve("SHA256SUMS"), "0".repeat(64) + "  " + archive + "\n");
		assertTrue(run(runner, steps.get(0)).exit() != 0, "an archive with another checksum was taken");
	}

	@Test
	void theHooksOfPreCommitAreCommandsThatExist() throws Exception {
		List<?> hooks = (List<?>) yaml(".pre-commit-hooks.yaml");
		assertEquals(2, hooks.size());
		Files.writeString(folder.resolve("a.lamina"), "host b {\n  memroy 64 GiB\n}\n");
		for (Object hook : hooks) {
			String[] entry = ((String) ((Map<?, ?>) hook).get("entry")).split(" ");
			assertEquals("lamina", entry[0]);
			InProcessRunner.Outcome outcome = new InProcessRunner(folder).lamina(entry[1], "a.lamina");
			assertTrue(outcome.exit() < 2, outcome.toString());
			assertTrue("a.lamina".matches(".*" + ((Map<?, ?>) hook).get("files")), hook.toString());
		}
	}

	// help

	private Path unpacked() throws IOException {
		Path home = folder.toRealPath().resolve("lamina 1.0");
		Files.createDirectories(home.resolve("bin"));
		Files.createDirectories(home.resolve("lib"));
		Files.copy(Checkout.root().resolve("releng/packaging/commands/lamina"), home.resolve("bin/lamina"),
				StandardCopyOption.COPY_ATTRIBUTES);
		return Files.move(home, home.resolveSibling("lamina-1.0"));
	}

	/** A Java that prints each of its arguments on a line. */
	private static void stub(Path java) throws IOException {
		Files.createDirectories(java.getParent());
		script(java, "printf '%s\\n' \"$@\"\n");
	}

	private static void script(Path file, String text) throws IOException {
		Files.writeString(file, "#!/bin/sh\n" + text);
		assertTrue(file.toFile().setExecutable(true));
	}

	private CommandProcess run(Map<String, String> environment, String script) throws IOException, InterruptedException {
		Path out = Files.createTempFile(folder, "out", ".txt");
		Path err = Files.createTempFile(folder, "err", ".txt");
		ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", script).redirectOutput(out.toFile())
				.redirectError(err.toFile());
		builder.environment().remove("JAVA_HOME");
		builder.environment().putAll(environment);
		int exit = builder.start().waitFor();
		return new CommandProcess(exit, Files.readString(out), Files.readString(err));
	}

	private static Stream<String> found(String text, String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		return matcher.results().map((MatchResult result) -> result.group(1));
	}

	private static Object yaml(String file) {
		return new Load(LoadSettings.builder().build()).loadFromString(read(file));
	}

	private static String text(JarFile jar, String entry) throws IOException {
		return new String(jar.getInputStream(jar.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
	}

	/** The files of the checkout, without what is built. */
	private static List<Path> checkout() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String part : List.of("pom.xml", "bundles", "dsl", "features", "releng")) {
			try (Stream<Path> below = Files.walk(Checkout.root().resolve(part))) {
				below.filter(file -> !Checkout.root().relativize(file).toString()
						.matches("(.*/)?(target|bin|src-gen|node_modules)/(?!lamina).*")).filter(Files::isRegularFile)
						.forEach(files::add);
			}
		}
		return files;
	}

	private static String read(String file) {
		try {
			return Files.readString(Checkout.root().resolve(file));
		} catch (IOException unreadable) {
			throw new java.io.UncheckedIOException(unreadable);
		}
	}
}
