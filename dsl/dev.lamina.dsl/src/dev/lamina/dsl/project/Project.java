package dev.lamina.dsl.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.SynchronizedXtextResourceSet;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.files.ProjectFolder;
import dev.lamina.dsl.files.SourceFileFinder;
import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.dsl.linking.LoadFailure;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.dsl.settings.SeverityOverride;
import dev.lamina.dsl.settings.SeverityOverrides;
import dev.lamina.model.Model;
import dev.lamina.model.file.FileNameEncoding;
import dev.lamina.placement.scope.ModelScope;

/**
 * The models that the user asked for, with whatever files of their directories and of the library they need.
 *
 * <p>Only the files that were asked for are parsed at once. A file that they import is parsed when a name in it is looked
 * for, and is context: it is no source of the project, and its problems are not reported. The other files of a package count in
 * its rules and in its simulation. One project is for one thread at a time.
 */
public final class Project {
	private final List<SourceFile> sourceFiles;

	private Project(List<SourceFile> sourceFiles) {
		this.sourceFiles = List.copyOf(sourceFiles);
	}

	/**
	 * Reads files, and every model below directories. Models in different described projects (see {@link ProjectFolder}) know
	 * nothing of each other.
	 *
	 * @throws UnreadableSourceException if a path leads nowhere, to a directory without models, or to a file that is
	 *                                   not readable as UTF-8 text
	 */
	public static Project open(List<Path> filesOrDirectories) throws UnreadableSourceException {
		RequestedFiles requestedFiles = new RequestedFiles(filesOrDirectories);
		if (!requestedFiles.refused().isEmpty()) {
			throw requestedFiles.refused().getFirst();
		}
		List<SourceFile> sourceFiles = new ArrayList<>();
		for (RequestedFiles.Group group : requestedFiles.groups()) {
			XtextResourceSet resources = resourcesOver(group.roots());
			for (Map.Entry<Path, Path> file : group.files().entrySet()) {
				sourceFiles.add(read(resources, file.getKey(), nameOf(file.getValue())));
			}
		}
		sourceFiles.sort(Comparator.comparing(SourceFile::name));
		return new Project(sourceFiles);
	}

	/**
	 * Takes a text as a file of that name in a directory, whether or not there is such a file.
	 *
	 * @param name          the name under which problems are reported; a path is one from that directory
	 * @param baseDirectory where the text may import from
	 * @throws UnreadableSourceException if the text holds a zero byte or is too large
	 */
	public static Project ofText(String name, String text, Path baseDirectory) throws UnreadableSourceException {
		Path directory = Files.isDirectory(baseDirectory) ? real(baseDirectory) : baseDirectory.toAbsolutePath().normalize();
		String file = SourceFileFinder.isModel(Path.of(name)) ? name : name + ".lamina";
		URI address = URI.createFileURI(directory.resolve(file).normalize().toString());
		XtextResourceSet resources = resourcesOver(Set.of(ProjectFolder.of(directory.resolve("text.lamina"))));
		PackageFiles.of(resources).ifPresent(files -> files.put(address, text));
		XtextResource resource = (XtextResource) resources.createResource(address);
		try {
			resource.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of());
		} catch (IOException | WrappedException unreadable) {
			throw unreadable(name, address, unreadable);
		}
		return new Project(List.of(new SourceFile(name, address, resource)));
	}

	/**
	 * The files in which models below some folders may look for what they import, without those whose name alone keeps them from
	 * being opened. They are searched when that is first asked.
	 */
	public static FileHeaders filesBelow(Set<Path> folders) {
		return filesOf(folders.stream().map(folder -> new ProjectFolder(folder, true))
				.collect(Collectors.toCollection(LinkedHashSet::new)));
	}

	/** The files in which models of some projects may look for what they import. They are searched when that is first asked. */
	public static FileHeaders filesOf(Set<ProjectFolder> projects) {
		return new FileHeaders(projects.stream().map(ProjectFolder::folder).toList(),
				() -> projects.stream().flatMap(project -> project.models().stream())
						.map(Project::realOrSame).filter(file -> FileNameEncoding.obstacle(file).isEmpty()).distinct().toList());
	}

	/**
	 * Takes documents that the user is editing: the text of each stands for the file of its address, also where others import it.
	 *
	 * @param sources the addresses that are parsed at once and whose problems are wanted; files where they are no documents
	 * @param texts   the text of each document
	 * @param files   what else can be imported from
	 * @throws UnreadableSourceException if a source holds a zero byte, is too large, or cannot be read
	 */
	public static Project ofDocuments(Collection<URI> sources, Map<URI, String> texts, FileHeaders files)
			throws UnreadableSourceException {
		XtextResourceSet resources = resourcesOf(texts, files);
		List<SourceFile> read = new ArrayList<>();
		for (URI source : sources) {
			read.add(read(resources, source, nameOf(source)));
		}
		return new Project(read);
	}

	/** Takes every document and every other file, as far as they can be read, sorted by address. */
	public static Project ofAll(Map<URI, String> texts, FileHeaders files) {
		XtextResourceSet resources = resourcesOf(texts, files);
		Map<String, URI> addresses = new TreeMap<>();
		Stream.concat(files.addresses().stream(), texts.keySet().stream())
				.forEach(address -> addresses.put(address.toString(), address));
		List<SourceFile> read = new ArrayList<>();
		for (URI source : addresses.values()) {
			try {
				read.add(read(resources, source, nameOf(source)));
			} catch (UnreadableSourceException unreadable) {
				continue; // the one that opens it is told why
			}
		}
		return new Project(read);
	}

	/** Lets severities hold for all files, whatever the settings of the project say; of several for a rule the last. */
	public void choose(List<SeverityOverride> overrides) {
		sourceFiles.stream().map(sourceFile -> sourceFile.resource().getResourceSet()).distinct()
				.forEach(resources -> SeverityOverrides.install(resources, overrides));
	}

	/** The files that were asked for, sorted by name. */
	public List<SourceFile> sources() {
		return sourceFiles;
	}

	/**
	 * Everything that is wrong with a source, sorted, each problem once.
	 *
	 * @param cancelled asked now and then; if it says yes, what was found so far is returned
	 */
	public List<Diagnostic> validate(SourceFile sourceFile, BooleanSupplier cancelled) {
		return new SourceFileValidator(sourceFile).diagnostics(cancelled);
	}

	/**
	 * The models that the sources are parts of, in the order of their first sources. Where a file is a part of a package its
	 * other files are parsed for this, though no one asked for them.
	 */
	public List<ModelUnit> modelUnits() {
		Map<Object, List<SourceFile>> together = new LinkedHashMap<>();
		for (SourceFile sourceFile : sourceFiles) {
			Object key = sourceFile.model().map(Model::getName).filter(name -> !name.isEmpty())
					.map(name -> (Object) List.of(sourceFile.resource().getResourceSet(), name))
					.orElse(sourceFile);
			together.computeIfAbsent(key, first -> new ArrayList<>()).add(sourceFile);
		}
		return together.values().stream().filter(group -> group.getFirst().model().isPresent()).map(this::unit).toList();
	}

	private ModelUnit unit(List<SourceFile> group) {
		ModelScope modelScope = ModelScopes.of(group.getFirst().model().orElseThrow());
		Set<Resource> asked = group.stream().map(SourceFile::resource).collect(Collectors.toSet());
		List<SourceFile> others = Stream.concat(modelScope.own().stream(), modelScope.imported().stream()).map(Model::eResource)
				.filter(file -> !asked.contains(file))
				.map(file -> new SourceFile(nameOf(file), file.getURI(), (XtextResource) file)).toList();
		return new ModelUnit(modelScope, group, others);
	}

	/**
	 * What a file of the project, or one of the library, is called in messages: a source as the user named it, others likewise.
	 */
	public String nameOf(Resource file) {
		Optional<SourceFile> source = sourceFiles.stream().filter(each -> each.resource() == file).findFirst();
		return source.map(SourceFile::name).orElseGet(() -> beside(file.getURI()));
	}

	/** The name of a file that was not asked for, led to from one that was: {@code ../hosts.lamina} of {@code vms/a.lamina}. */
	private String beside(URI address) {
		URI known = sourceFiles.isEmpty() ? address : sourceFiles.getFirst().uri();
		if (!address.isFile() || !known.isFile()) {
			return nameOf(address);
		}
		Path file = Path.of(address.toFileString());
		Path named = Path.of(sourceFiles.getFirst().name());
		Path root = Path.of(known.toFileString()).getParent();
		if (named.isAbsolute() || !root.getRoot().equals(file.getRoot())) {
			return nameOf(address);
		}
		return nameOf(named.resolveSibling(root.relativize(file)));
	}

	/**
	 * A file of a batch: a project of its own as far as its problems go, in a resource set that other files of the batch share.
	 */
	static Project ofOne(XtextResourceSet resources, Path file, Path name) throws UnreadableSourceException {
		return new Project(List.of(read(resources, file, nameOf(name))));
	}

	private static XtextResourceSet resourcesOver(Set<ProjectFolder> roots) {
		return resourcesOf(Map.of(), filesOf(roots));
	}

	static XtextResourceSet resourcesOf(Map<URI, String> texts, FileHeaders files) {
		// a reader of a model may bring in a file while others look for theirs
		XtextResourceSet resources = LaminaInjector.injector().getInstance(SynchronizedXtextResourceSet.class);
		PackageFiles packages = PackageFiles.install(resources, files);
		texts.forEach(packages::put);
		resources.getURIConverter().getURIHandlers().addFirst(new RegularFileUriHandler());
		resources.getURIConverter().getURIHandlers().addFirst(new DocumentUriHandler(texts));
		texts.keySet().stream().filter(address -> !"lamina".equals(address.fileExtension())).forEach(address -> {
			// a document that was never saved has no name from which its language is known
			XtextResource unsaved = LaminaInjector.injector().getInstance(XtextResource.class);
			unsaved.setURI(address);
			resources.getResources().add(unsaved);
		});
		return resources;
	}

	private static SourceFile read(XtextResourceSet resources, Path file, String name) throws UnreadableSourceException {
		return read(resources, URI.createFileURI(file.toString()), name);
	}

	/** A file that an import of another one has met before is unreadable for the same reason as it was then. */
	private static SourceFile read(XtextResourceSet resources, URI address, String name) throws UnreadableSourceException {
		XtextResource file;
		try {
			file = (XtextResource) resources.getResource(address, true);
		} catch (WrappedException unreadable) {
			throw unreadable(name, address, unreadable);
		}
		Optional<String> failure = LoadFailure.of(file);
		if (failure.isPresent()) {
			throw new UnreadableSourceException(name, "cannot be read: " + failure.get() + ".");
		}
		return new SourceFile(name, address, file);
	}

	static Path real(Path path) throws UnreadableSourceException {
		refuseUnnameable(path, path);
		if (!Files.exists(path)) {
			throw new UnreadableSourceException(path.toString(), "does not exist.");
		}
		if (!Files.isReadable(path)) {
			throw new UnreadableSourceException(path.toString(), "cannot be read: no permission.");
		}
		if (!Files.isDirectory(path) && !SourceFileFinder.isModel(path)) {
			throw new UnreadableSourceException(path.toString(), "is not a model. A model is a file whose name ends in .lamina.");
		}
		if (!Files.isDirectory(path) && !SourceFileFinder.isReadableModel(path)) {
			throw new UnreadableSourceException(path.toString(),
					Files.isRegularFile(path) ? "is a link to a file that is not a model. The name of a model ends in .lamina."
							: "is a device or a pipe, not a file.");
		}
		try {
			Path real = path.toRealPath();
			refuseUnnameable(path, real);
			return real;
		} catch (IOException unreadable) {
			throw unreadable(path.toString(), URI.createFileURI(path.toString()), unreadable);
		}
	}

	private static void refuseUnnameable(Path path, Path real) throws UnreadableSourceException {
		Optional<String> obstacle = FileNameEncoding.obstacle(real);
		if (obstacle.isPresent()) {
			throw new UnreadableSourceException(path.toString(), obstacle.get());
		}
	}

	private static Path realOrSame(Path file) {
		try {
			return file.toRealPath();
		} catch (IOException vanished) {
			return file;
		}
	}

	static String nameOf(Path path) {
		return path.normalize().toString().replace('\\', '/');
	}

	private static String nameOf(URI address) {
		return address.isFile() ? address.toFileString().replace('\\', '/') : address.toString();
	}

	private static UnreadableSourceException unreadable(String name, URI address, Throwable cause) {
		return new UnreadableSourceException(name, "cannot be read: " + LoadFailure.reason(address, cause) + ".", cause);
	}
}
