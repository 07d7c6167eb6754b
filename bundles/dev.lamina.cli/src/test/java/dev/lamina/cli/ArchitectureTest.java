package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The arrows between the bundles point the way they should, in the manifests and in the sources, and those between the packages of
 * a bundle never lead back.
 */
class ArchitectureTest {
	private static final String OURS = "dev.lamina.";

	/** Each bundle with those it may use; what is not listed may use none. */
	private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
			Map.entry("capacity", Set.of("model")),
			Map.entry("placement", Set.of("model", "capacity")),
			Map.entry("simulation", Set.of("model", "capacity", "placement", "engine", "result")),
			Map.entry("fleet", Set.of("model", "placement", "result")),
			Map.entry("deployment", Set.of("model", "capacity", "placement")),
			Map.entry("report", Set.of("model", "result")),
			Map.entry("design", Set.of("model", "capacity", "placement", "result")),
			Map.entry("diagram", Set.of("model", "placement", "design")),
			Map.entry("dsl", Set.of("model", "capacity", "placement", "library")),
			Map.entry("dsl.ide", Set.of("model", "capacity", "placement", "library", "dsl")),
			Map.entry("live", Set.of("model", "placement", "simulation", "result", "report", "dsl", "dsl.ide")),
			Map.entry("importer", Set.of("model", "library", "dsl")),
			Map.entry("ui",
					Set.of("model", "placement", "simulation", "result", "fleet", "report", "design", "diagram", "library", "dsl",
							"dsl.ide", "live")),
			Map.entry("sirius", Set.of("design", "dsl", "ui")),
			Map.entry("workbench", Set.of("ui")));

	/** What stands on top and has a user interface. */
	private static final Set<String> WITH_WINDOWS = Set.of("ui", "workbench", "sirius");

	/** What an ordinary build leaves out. */
	private static final Set<String> IN_A_PROFILE = Set.of("sirius");

	/** Each package for itself; what EMF generates for a metamodel is one, as interfaces and implementation know each other. */
	private static final SliceAssignment PACKAGES = new SliceAssignment() {
		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return SliceIdentifier.of(type.getPackageName().replaceFirst("^(dev\\.lamina\\.model)\\.(impl|util)$", "$1"));
		}

		@Override
		public String getDescription() {
			return "packages";
		}
	};

	private static final List<String> FORBIDDEN = List.of("org.eclipse.ui", "org.eclipse.swt", "org.eclipse.jface",
			"org.eclipse.core.resources");

	private static final List<String> FORBIDDEN_IN_ENGINE = List.of("org.eclipse.", "org.osgi.", "java.io.", "java.nio.",
			"java.net.");

	private static final Path CHECKOUT = Path.of(System.getProperty("lamina.checkout"));

	private static final Map<String, Path> BUNDLES = new TreeMap<>();

	@BeforeAll
	static void findBundles() throws IOException {
		for (String folder : List.of("bundles", "dsl")) {
			try (Stream<Path> modules = Files.list(CHECKOUT.resolve(folder))) {
				modules.filter(module -> Files.exists(module.resolve("META-INF/MANIFEST.MF")))
						.filter(module -> !module.toString().endsWith(".tests"))
						.forEach(module -> BUNDLES.put(module.getFileName().toString().substring(OURS.length()), module));
			}
		}
		assertTrue(BUNDLES.keySet().containsAll(ALLOWED.keySet()), "found only " + BUNDLES);
	}

	@Test
	void bundlesRequireOnlyWhatTheyMay() throws IOException {
		for (var bundle : BUNDLES.entrySet()) {
			Set<String> required = required(bundle.getValue()).stream().filter(name -> name.startsWith(OURS))
					.map(name -> name.substring(OURS.length())).collect(Collectors.toCollection(TreeSet::new));
			required.removeAll(ALLOWED.getOrDefault(bundle.getKey(), Set.of()));
			assertEquals(Set.of(), required, bundle.getKey() + " must not use these bundles");
		}
	}

	@Test
	void manifestsNameNoUserInterface() throws IOException {
		for (var bundle : BUNDLES.entrySet()) {
			for (String name : WITH_WINDOWS.contains(bundle.getKey()) ? Set.<String>of() : required(bundle.getValue())) {
				assertTrue(FORBIDDEN.stream().noneMatch(name::startsWith), bundle.getKey() + " must not use " + name);
			}
		}
	}

	@Test
	void sourcesNameNoUserInterface() throws IOException {
		for (var bundle : BUNDLES.entrySet()) {
			assertEquals(List.of(), WITH_WINDOWS.contains(bundle.getKey()) ? List.of() : importing(bundle.getValue(), FORBIDDEN));
		}
		assertEquals(List.of(), importing(CHECKOUT.resolve("bundles/dev.lamina.cli"), FORBIDDEN));
	}

	@Test
	void theEngineKnowsNeitherEclipseNorFiles() throws IOException {
		assertEquals(List.of(), importing(BUNDLES.get("engine"), FORBIDDEN_IN_ENGINE));
		for (String name : required(BUNDLES.get("engine"))) {
			assertTrue(FORBIDDEN_IN_ENGINE.stream().noneMatch(name::startsWith), "engine must not use " + name);
		}
	}

	@Test
	void resultsAreValuesThatKnowNoModel() throws IOException {
		assertEquals(List.of(), importing(BUNDLES.get("result"), List.of("org.eclipse.")));
		for (String name : required(BUNDLES.get("result"))) {
			assertTrue(!name.startsWith("org.eclipse."), "results must not use " + name);
		}
		try (Stream<Path> files = Files.walk(BUNDLES.get("result").resolve("src"))) {
			assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".java"))
					.flatMap(file -> lines(file).filter(line -> line.contains("org.eclipse"))).toList());
		}
	}

	@Test
	void readmeListsEveryFolder() throws IOException {
		String readme = Files.readString(CHECKOUT.resolve("README.md"));
		Set<String> missing = new TreeSet<>();
		for (String folder : List.of("bundles", "dsl")) {
			try (Stream<Path> modules = Files.list(CHECKOUT.resolve(folder))) {
				modules.filter(module -> Files.exists(module.resolve("pom.xml")) || Files.exists(module.resolve("package.json")))
						.map(module -> folder + '/' + module.getFileName()).filter(name -> !name.endsWith(".tests"))
						.filter(name -> !readme.contains("| `" + name + "` |")).forEach(missing::add);
			}
		}
		assertEquals(Set.of(), missing, "the table of folders in README.md leaves out these");
	}

	/** What {@code a, b ← c} says of c in the two documents: that it requires a and b. */
	@Test
	void arrowsInDocumentsAreThoseOfTheManifests() throws IOException {
		Set<String> wrong = new TreeSet<>();
		int arrows = 0;
		for (String document : List.of("README.md", "CONTRIBUTING.md")) {
			Matcher chains = Pattern.compile("`([a-z., ]+(?: ← [a-z., ]+)+)`")
					.matcher(Files.readString(CHECKOUT.resolve(document)));
			while (chains.find()) {
				String[] steps = chains.group(1).split(" ← ");
				for (int step = 1; step < steps.length; step++) {
					for (String used : steps[step - 1].split(", ")) {
						arrows++;
						// the command line is a plain Maven module without a manifest
						boolean drawn = steps[step].equals("cli") || BUNDLES.containsKey(steps[step])
								&& required(BUNDLES.get(steps[step])).contains(OURS + used);
						if (!drawn) {
							wrong.add(document + ": " + used + " ← " + steps[step]);
						}
					}
				}
			}
		}
		assertEquals(Set.of(), wrong, "no manifest says so");
		assertTrue(arrows >= 20, "only " + arrows + " arrows were found");
	}

	@Test
	void everyPackageSaysWhatItIsFor() throws IOException {
		for (Path bundle : BUNDLES.values()) {
			try (Stream<Path> files = Files.walk(bundle.resolve("src"))) {
				Set<Path> packages = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
						.filter(folder -> !Files.exists(folder.resolve("package-info.java")))
						.collect(Collectors.toCollection(TreeSet::new));
				assertEquals(Set.of(), packages, "these packages have no package-info.java");
			}
		}
	}

	@Test
	void noPackagesOfABundleNeedEachOther() throws IOException {
		Map<String, Path> folders = new TreeMap<>(BUNDLES);
		folders.put("cli", CHECKOUT.resolve("bundles/dev.lamina.cli"));
		List<String> notBuilt = new ArrayList<>();
		List<String> cycles = new ArrayList<>();
		for (var bundle : folders.entrySet()) {
			if (Files.isDirectory(bundle.getValue().resolve("target/classes"))) {
				cycles.addAll(cycles(classes(bundle.getValue())));
			} else if (!IN_A_PROFILE.contains(bundle.getKey())) {
				notBuilt.add(bundle.getKey());
			}
		}
		assertEquals(List.of(), cycles);
		if (System.getenv("LAMINA_VERIFY") != null) {
			assertEquals(List.of(), notBuilt, "these bundles are to be built before the command line");
		}
	}

	@Test
	void theLayoutOfDiagramsKnowsNothingOfGpus() throws IOException {
		if (Files.isDirectory(BUNDLES.get("diagram").resolve("target/classes"))) {
			ArchRuleDefinition.noClasses().that().resideInAPackage("dev.lamina.diagram.layout").should().dependOnClassesThat()
					.resideInAnyPackage("dev.lamina.design..", "dev.lamina.model..", "dev.lamina.capacity..",
							"dev.lamina.placement..")
					.check(classes(BUNDLES.get("diagram")));
		}
	}

	@Test
	void packagesThatNeedEachOtherAreFound(@TempDir Path folder) throws IOException {
		write(folder, "one/One.java", "package one; public class One { two.Two next; }");
		write(folder, "two/Two.java", "package two; public class Two { three.Three next; }");
		write(folder, "three/Three.java", "package three; public class Three { four.Four last; }");
		write(folder, "four/Four.java", "package four; public class Four { }");
		assertEquals(List.of(), cycles(imported(compiled(folder))));
		write(folder, "three/Three.java", "package three; public class Three { void back() { new one.One(); } }");
		List<String> cycles = cycles(imported(compiled(folder)));
		assertEquals(1, cycles.size(), cycles::toString);
		assertTrue(cycles.getFirst().contains("one") && cycles.getFirst().contains("Three.back()"), cycles::toString);
	}

	/** The compiled classes of a bundle, without those of an earlier build whose source is gone. */
	private static JavaClasses classes(Path bundle) throws IOException {
		Set<String> sources = new HashSet<>();
		try (Stream<Path> files = Files.walk(bundle)) {
			files.map(bundle::relativize).map(Path::toString).filter(file -> file.endsWith(".java") && !file.startsWith("target"))
					.forEach(file -> sources.add(file.replaceFirst("^.*?(?=dev/lamina/)", "")));
		}
		return imported(bundle.resolve("target/classes")).that(DescribedPredicate.describe("have a source",
				type -> type.getSource().flatMap(Source::getFileName)
						.filter(file -> sources.contains(type.getPackageName().replace('.', '/') + '/' + file)).isPresent()));
	}

	/** Compiled classes; what they need of others is known by name only. */
	private static JavaClasses imported(Path classes) {
		ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().importPath(classes);
	}

	/** Every cycle of packages among compiled classes, with the calls and references that close it. */
	private static List<String> cycles(JavaClasses classes) {
		return SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles().allowEmptyShould(true)
				.evaluate(classes).getFailureReport().getDetails();
	}

	private static void write(Path folder, String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static Path compiled(Path folder) throws IOException {
		Path classes = folder.resolve("classes");
		try (Stream<Path> files = Files.walk(folder)) {
			List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
			files.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
			assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
		}
		return classes;
	}

	@Test
	void theCommandLineRunsWithTheVersionsTheBundlesAreTestedWith() throws IOException {
		String target = Files.readString(CHECKOUT.resolve("releng/dev.lamina.target/dev.lamina.target.target"));
		Map<String, String> tested = new TreeMap<>();
		Matcher matcher = Pattern.compile("<artifactId>([^<]+)</artifactId><version>([^<]+)</version>").matcher(target);
		while (matcher.find()) {
			tested.put(matcher.group(1), matcher.group(2));
		}
		Set<String> different = new TreeSet<>();
		for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(Pattern.quote(java.io.File.pathSeparator))) {
			Path jar = Path.of(entry);
			// …/<artifactId>/<version>/<artifactId>-<version>.jar
			if (jar.toString().endsWith(".jar") && jar.getNameCount() > 2) {
				String version = jar.getParent().getFileName().toString();
				String artifact = jar.getParent().getParent().getFileName().toString();
				if (tested.containsKey(artifact) && !tested.get(artifact).equals(version)) {
					different.add(artifact + " " + version + ", in the target " + tested.get(artifact));
				}
			}
		}
		assertEquals(Set.of(), different);
	}

	private static Set<String> required(Path bundle) throws IOException {
		try (var in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
			Attributes manifest = new Manifest(in).getMainAttributes();
			Set<String> names = new TreeSet<>();
			for (String header : List.of("Require-Bundle", "Import-Package")) {
				String value = manifest.getValue(header);
				if (value != null) {
					// version ranges hold commas of their own
					for (String clause : value.replaceAll("\"[^\"]*\"", "").split(",")) {
						names.add(clause.split(";")[0].strip());
					}
				}
			}
			return names;
		}
	}

	private static List<String> importing(Path bundle, List<String> prefixes) throws IOException {
		try (Stream<Path> files = Files.walk(bundle.resolve("src"))) {
			return files.filter(file -> file.toString().endsWith(".java"))
					.flatMap(file -> lines(file).filter(line -> prefixes.stream()
							.anyMatch(
									prefix -> line.startsWith("import " + prefix) || line.startsWith("import static " + prefix)))
							.map(line -> CHECKOUT.relativize(file) + ": " + line))
					.sorted().toList();
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
