import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Lays out what the command line is made of as a Maven repository: for each bundle its jar, sources, Javadoc and a
 * {@code pom.xml} that names what the bundle's manifest requires, in the versions that Lamina is tested with.
 *
 * <p>{@code java MavenRepository.java CHECKOUT LOCAL-REPOSITORY OUTPUT VERSION SECONDS}: the checkout is built, the local
 * repository has the libraries, the seconds since 1970 are the time of all files. Ends with 1 where Javadoc finds an error.
 */
final class MavenRepository {
	private static final String GROUP = "dev.lamina";
	private static final Pattern ENTRY = Pattern.compile("([^,;\\s]+)((?:;[^,;=\"]+:?=(?:\"[^\"]*\"|[^,;\"]*))*)(?:,|$)");

	private final Path checkout;
	private final Path output;
	private final String version;
	private final long time;
	private final Map<String, Module> modules = new TreeMap<>();
	private final List<Library> libraries = new ArrayList<>();

	private record Module(String name, Path folder, Path jar, Manifest manifest, boolean isBundle) {
	}

	private record Library(String group, String artifact, String version, String symbolicName, Set<String> packages,
			Manifest manifest, Path jar) {
	}

	private MavenRepository(Path checkout, Path output, String version, long time) {
		this.checkout = checkout;
		this.output = output;
		this.version = version;
		this.time = time;
	}

	public static void main(String[] arguments) throws Exception {
		MavenRepository repository = new MavenRepository(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[2]),
				arguments[3],
				Long.parseLong(arguments[4]) * 1000);
		repository.read(Path.of(arguments[1]));
		for (Module module : repository.modules.values()) {
			repository.write(module);
		}
	}

	/** Reads the dependencies of the command line: Lamina's own bundles and libraries. */
	private void read(Path local) throws Exception {
		Map<String, String> properties = new TreeMap<>();
		Element parent = parse(checkout.resolve("pom.xml")).getDocumentElement();
		for (Element property : children(child(parent, "properties"))) {
			properties.put(property.getTagName(), property.getTextContent().strip());
		}
		String built = text(parent, "version");
		Element cli = parse(checkout.resolve("bundles/dev.lamina.cli/pom.xml")).getDocumentElement();
		for (Element dependency : children(child(cli, "dependencies"))) {
			String artifact = text(dependency, "artifactId");
			if ("test".equals(text(dependency, "scope"))) {
				continue;
			}
			if (text(dependency, "groupId").equals(GROUP)) {
				addModule(artifact, built);
			} else {
				String number = properties.get(text(dependency, "version").replaceAll("[${}]", ""));
				addLibrary(local, text(dependency, "groupId"), artifact, number);
			}
		}
		addModule("dev.lamina.cli", built);
	}

	private void addModule(String name, String built) throws IOException {
		for (String folder : List.of("bundles", "dsl")) {
			Path module = checkout.resolve(folder).resolve(name);
			if (Files.isDirectory(module)) {
				Path jar = module.resolve("target/" + name + "-" + built + ".jar");
				modules.put(name,
						new Module(name, module, jar, manifest(jar), Files.exists(module.resolve("META-INF/MANIFEST.MF"))));
			}
		}
	}

	private void addLibrary(Path local, String group, String artifact, String number) throws IOException {
		Path jar = local.resolve(group.replace('.', '/')).resolve(artifact).resolve(number)
				.resolve(artifact + "-" + number + ".jar");
		Set<String> packages = new TreeSet<>();
		try (JarFile file = new JarFile(jar.toFile())) {
			file.stream().map(ZipEntry::getName)
					.filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
					.forEach(name -> packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.')));
		}
		Manifest manifest = manifest(jar);
		String symbolicName = String.valueOf(manifest.getMainAttributes().getValue("Bundle-SymbolicName")).replaceFirst(";.*",
				"");
		libraries.add(new Library(group, artifact, number, symbolicName, packages, manifest, jar));
	}

	private void write(Module module) throws Exception {
		Path folder = output.resolve(GROUP.replace('.', '/')).resolve(module.name).resolve(version);
		Files.createDirectories(folder);
		String stem = module.name + "-" + version;
		Files.copy(module.jar, folder.resolve(stem + ".jar"));
		Files.writeString(folder.resolve(stem + ".pom"), pom(module));
		Map<String, Path> sources = sources(module);
		zip(folder.resolve(stem + "-sources.jar"), sources);
		zip(folder.resolve(stem + "-javadoc.jar"), javadoc(module, sources));
		Files.writeString(folder.getParent().resolve("maven-metadata.xml"), """
				<metadata>
					<groupId>%s</groupId>
					<artifactId>%s</artifactId>
					<versioning>
						<release>%s</release>
						<versions>
							<version>%3$s</version>
						</versions>
					</versioning>
				</metadata>
				""".formatted(GROUP, module.name, version));
		try (Stream<Path> files = Files.walk(folder.getParent())) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				for (String sum : List.of("MD5", "SHA-1")) {
					String digest = HexFormat.of().formatHex(digest(sum).digest(Files.readAllBytes(file)));
					Files.writeString(file.resolveSibling(
							file.getFileName() + "." + sum.toLowerCase(java.util.Locale.ROOT).replace("-", "")), digest);
				}
			}
		}
	}

	private static MessageDigest digest(String name) throws NoSuchAlgorithmException {
		return MessageDigest.getInstance(name);
	}

	// what a bundle needs

	private String pom(Module module) {
		StringBuilder text = new StringBuilder("""
				<project xmlns="http://maven.apache.org/POM/4.0.0">
					<modelVersion>4.0.0</modelVersion>
					<groupId>%s</groupId>
					<artifactId>%s</artifactId>
					<version>%s</version>
					<name>%s</name>
					<description>%s of Lamina, a modelling workbench for GPU virtualization</description>
					<licenses>
						<license>
							<name>EPL-2.0</name>
						</license>
					</licenses>
					<dependencies>
				""".formatted(GROUP, module.name, version, title(module), title(module)));
		Set<String> bundles = new LinkedHashSet<>();
		Set<Library> needed = new LinkedHashSet<>();
		if (module.isBundle) {
			requirements(module.manifest).forEach(name -> resolve(name, bundles, needed));
		} else {
			modules.keySet().stream().filter(name -> !name.equals(module.name)).forEach(bundles::add);
			needed.addAll(libraries);
		}
		for (String bundle : bundles) {
			dependency(text, GROUP, bundle, version, false);
		}
		for (Library library : closed(needed)) {
			dependency(text, library.group, library.artifact, library.version, true);
		}
		return text.append("\t</dependencies>\n</project>\n").toString();
	}

	private static String title(Module module) {
		String name = module.manifest.getMainAttributes().getValue("Bundle-Name");
		return name == null ? "Lamina Command Line" : name;
	}

	private static void dependency(StringBuilder text, String group, String artifact, String number, boolean alone) {
		text.append("\t\t<dependency>\n\t\t\t<groupId>").append(group).append("</groupId>\n\t\t\t<artifactId>").append(artifact)
				.append("</artifactId>\n\t\t\t<version>").append(number).append("</version>\n");
		if (alone) {
			// the Eclipse ones name ranges of versions; all that is needed is listed
			text.append("""
								<exclusions>
									<exclusion>
										<groupId>*</groupId>
										<artifactId>*</artifactId>
									</exclusion>
								</exclusions>
					""".indent(0));
		}
		text.append("\t\t</dependency>\n");
	}

	/** Bundles and packages that a manifest cannot do without. */
	private static List<String> requirements(Manifest manifest) {
		List<String> names = new ArrayList<>();
		Attributes attributes = manifest.getMainAttributes();
		for (String header : List.of("Require-Bundle", "Import-Package")) {
			String value = attributes.getValue(header);
			if (value != null) {
				ENTRY.matcher(value).results().filter(entry -> !entry.group(2).contains("optional")).map(entry -> entry.group(1))
						.forEach(names::add);
			}
		}
		return names;
	}

	/** The packages of other jars that the classes of a jar name: all that is known of one without a manifest of OSGi. */
	private static List<String> packagesUsedBy(Path jar) {
		StringWriter said = new StringWriter();
		ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(said), new PrintWriter(said), "-verbose:package",
				"-filter:archive", "--multi-release",
				"base", jar.toString());
		return Pattern.compile("-> +([\\w.]+) +not found").matcher(said.toString()).results().map(found -> found.group(1))
				.distinct().toList();
	}

	private void resolve(String name, Set<String> bundles, Set<Library> needed) {
		if (modules.containsKey(name)) {
			bundles.add(name);
			return;
		}
		for (Library library : libraries) {
			if (library.symbolicName.equals(name)) {
				needed.add(library);
				return;
			}
		}
		libraries.stream().filter(library -> library.packages.contains(name)).findFirst().ifPresent(needed::add);
	}

	private List<Library> closed(Set<Library> needed) {
		Set<Library> all = new LinkedHashSet<>();
		Deque<Library> open = new ArrayDeque<>(needed);
		while (!open.isEmpty()) {
			Library library = open.poll();
			if (all.add(library)) {
				Set<Library> below = new LinkedHashSet<>();
				(library.symbolicName.equals("null") ? packagesUsedBy(library.jar) : requirements(library.manifest))
						.forEach(name -> resolve(name, new LinkedHashSet<>(), below));
				open.addAll(below);
			}
		}
		// in the order of the command line's own list
		return libraries.stream().filter(all::contains).toList();
	}

	// sources and documentation

	private Map<String, Path> sources(Module module) throws IOException {
		Map<String, Path> sources = new TreeMap<>();
		List<String> folders = module.isBundle ? List.of("src", "src-gen") : List.of("src/main/java", "src/main/resources");
		for (String name : folders) {
			Path folder = module.folder.resolve(name);
			if (Files.isDirectory(folder)) {
				add(sources, folder);
			}
		}
		return sources;
	}

	private static void add(Map<String, Path> entries, Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile)
					.forEach(file -> entries.put(folder.relativize(file).toString().replace('\\', '/'), file));
		}
	}

	private Map<String, Path> javadoc(Module module, Map<String, Path> sources) throws IOException {
		Path folder = Files.createTempDirectory("javadoc");
		List<String> classes = new ArrayList<>();
		modules.values().forEach(other -> classes.add(other.jar.toString()));
		libraries.forEach(library -> classes.add(library.jar.toString()));
		List<String> line = new ArrayList<>(
				List.of("-quiet", "-notimestamp", "-encoding", "UTF-8", "-charset", "UTF-8", "-docencoding", "UTF-8",
						"-Xdoclint:syntax,reference", "-tag", "generated:X", "-tag", "model:X", "-tag", "ordered:X",
						"-windowtitle", title(module) + " " + version, "-d", folder.toString(), "-classpath",
						String.join(java.io.File.pathSeparator, classes)));
		Set<String> exported = exported(module);
		boolean any = false;
		for (Map.Entry<String, Path> source : sources.entrySet()) {
			String name = source.getKey();
			String inPackage = name.contains("/") ? name.substring(0, name.lastIndexOf('/')).replace('/', '.') : "";
			if (name.endsWith(".java") && (exported.isEmpty() || exported.contains(inPackage))) {
				line.add(source.getValue().toString());
				any = true;
			}
		}
		Map<String, Path> pages = new TreeMap<>();
		if (any) {
			if (!module.isBundle) {
				line.add("-package");
			}
			StringWriter said = new StringWriter();
			int status = ToolProvider.findFirst("javadoc").orElseThrow().run(new PrintWriter(said), new PrintWriter(said),
					line.toArray(String[]::new));
			if (status != 0) {
				System.err.println("release: Javadoc of " + module.name + " has errors:\n" + said);
				System.exit(1);
			}
			add(pages, folder);
		}
		return pages;
	}

	private static Set<String> exported(Module module) {
		String value = module.manifest.getMainAttributes().getValue("Export-Package");
		Set<String> names = new TreeSet<>();
		if (value != null) {
			ENTRY.matcher(value).results().map(MatchResult::group).forEach(entry -> names.add(entry.replaceAll("[;,].*", "")));
		}
		return names;
	}

	private void zip(Path file, Map<String, Path> entries) throws IOException {
		try (OutputStream stream = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
			Map<String, Path> all = new LinkedHashMap<>(entries);
			all.put("META-INF/LICENSE", checkout.resolve("LICENSE"));
			for (Map.Entry<String, Path> entry : all.entrySet()) {
				ZipEntry header = new ZipEntry(entry.getKey());
				header.setTimeLocal(java.time.LocalDateTime.ofEpochSecond(time / 1000, 0, java.time.ZoneOffset.UTC));
				zip.putNextEntry(header);
				zip.write(Files.readAllBytes(entry.getValue()));
				zip.closeEntry();
			}
		}
	}

	// reading

	private static Manifest manifest(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			Manifest manifest = file.getManifest();
			return manifest == null ? new Manifest() : manifest;
		}
	}

	private static Document parse(Path file) throws Exception {
		try (InputStream stream = Files.newInputStream(file)) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
		}
	}

	private static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
			if (parent.getChildNodes().item(i) instanceof Element element) {
				children.add(element);
			}
		}
		return children;
	}

	private static Element child(Element parent, String name) {
		return children(parent).stream().filter(element -> element.getTagName().equals(name)).findFirst().orElse(null);
	}

	private static String text(Element parent, String name) {
		Element child = child(parent, name);
		return child == null ? null : child.getTextContent().strip();
	}
}
