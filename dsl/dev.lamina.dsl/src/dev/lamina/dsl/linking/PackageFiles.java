package dev.lamina.dsl.linking;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

/**
 * The files of a project by the package that they declare, known from their headers alone.
 *
 * <p>It belongs to one resource set. The files are looked for when the first package is asked for.
 */
public final class PackageFiles extends AdapterImpl {
	private final FileHeaders files;
	private final Map<URI, FileHeader> given = new LinkedHashMap<>();
	private final Map<URI, String> givenTexts = new HashMap<>();
	private Map<String, List<URI>> byPackage;
	private Map<String, TreeSet<String>> imports;

	private PackageFiles(FileHeaders files) {
		this.files = files;
	}

	/** Gives a resource set the files that its models can import from. */
	public static PackageFiles install(ResourceSet resources, Supplier<List<Path>> files) {
		return install(resources, new FileHeaders(files));
	}

	/** Gives a resource set the files that its models can import from; other resource sets may share them. */
	public static PackageFiles install(ResourceSet resources, FileHeaders files) {
		PackageFiles installed = new PackageFiles(files);
		ResourceSetAdapters.add(resources, installed);
		return installed;
	}

	/** The files that models of a resource set can import from, if someone has said which. */
	public static Optional<PackageFiles> of(ResourceSet resources) {
		return ResourceSetAdapters.find(resources, PackageFiles.class);
	}

	/** What a file is called in messages, as far as is known where it lies: its path in its project. */
	public static String nameOf(Resource file) {
		return of(file.getResourceSet()).map(known -> known.files.nameOf(file.getURI())).orElse(file.getURI().lastSegment());
	}

	/** Puts a text in the place of the file at that address, whether or not there is one. */
	public void put(URI address, String text) {
		try {
			given.put(address, FileHeader.of(new StringReader(text)));
			givenTexts.put(address, text);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** The files that declare a package, by path; none for the empty package, which no one can import. */
	public List<URI> of(String packageName) {
		return packageName.isEmpty() ? List.of() : byPackage().getOrDefault(packageName, List.of());
	}

	/** Every package that a file of the project declares, sorted. */
	public List<String> packages() {
		return List.copyOf(byPackage().keySet());
	}

	/** The packages of the project that files of this package import, sorted. */
	public SequencedSet<String> importsOf(String packageName) {
		byPackage();
		return imports.getOrDefault(packageName, new TreeSet<>());
	}

	/** Whether a word stands in a file of a package, wherever in it. Nothing is parsed. */
	boolean mentions(String packageName, String word) {
		return of(packageName).stream().anyMatch(
				file -> givenTexts.containsKey(file) ? givenTexts.get(file).contains(word) : files.words(file).contains(word));
	}

	private synchronized Map<String, List<URI>> byPackage() {
		if (byPackage == null) {
			Map<URI, FileHeader> fileHeaders = new TreeMap<>((left, right) -> left.toString().compareTo(right.toString()));
			fileHeaders.putAll(files.byAddress());
			fileHeaders.putAll(given);
			byPackage = new TreeMap<>();
			fileHeaders.forEach((address, fileHeader) -> {
				if (!fileHeader.packageName().isEmpty()) {
					byPackage.computeIfAbsent(fileHeader.packageName(), name -> new ArrayList<>()).add(address);
				}
			});
			imports = new TreeMap<>();
			fileHeaders.values().forEach(header -> header.imports().stream().flatMap(name -> FileHeader.packageOf(name).stream())
					.filter(byPackage::containsKey).filter(name -> !name.equals(header.packageName()))
					.forEach(name -> imports.computeIfAbsent(header.packageName(), owner -> new TreeSet<>()).add(name)));
		}
		return byPackage;
	}

	@Override
	public boolean isAdapterForType(Object type) {
		return type == PackageFiles.class;
	}
}
