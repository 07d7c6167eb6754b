package dev.lamina.dsl.linking;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.eclipse.emf.common.util.URI;

/**
 * Which files a project has and what their headers say: looked for once, when first asked for, and the same ever after.
 *
 * <p>Any number of resource sets may share it, in any number of threads: an editor does not search its folders for each letter
 * typed.
 */
public final class FileHeaders {
	private final List<Path> folders;
	private final Supplier<List<Path>> files;
	private final Map<URI, WordIndex> words = new ConcurrentHashMap<>();
	private Map<URI, FileHeader> byAddress;

	/** The headers of the files that will be found. */
	public FileHeaders(Supplier<List<Path>> files) {
		this(List.of(), files);
	}

	/** The headers of the files that will be found in folders, from which they are named in messages. */
	public FileHeaders(List<Path> folders, Supplier<List<Path>> files) {
		this.folders = List.copyOf(folders);
		this.files = files;
	}

	/** What a file is called in messages: its path in its project, or if it lies elsewhere its name alone. */
	String nameOf(URI file) {
		if (!file.isFile()) {
			return file.lastSegment();
		}
		Path path = Path.of(file.toFileString());
		return folders.stream().filter(path::startsWith).findFirst()
				.map(folder -> folder.relativize(path).toString().replace('\\', '/')).orElse(file.lastSegment());
	}

	/** The addresses of the files, in the order in which they were found. */
	public List<URI> addresses() {
		return List.copyOf(byAddress().keySet());
	}

	/** The package that a file declares; empty if it declares none, or is none of these files. */
	public String packageOf(URI file) {
		return byAddress().getOrDefault(file, FileHeader.EMPTY).packageName();
	}

	/** The words of a file, read when they are first asked for; none of a file that cannot be read. */
	WordIndex words(URI file) {
		return words.computeIfAbsent(file, WordIndex::of);
	}

	synchronized Map<URI, FileHeader> byAddress() {
		if (byAddress == null) {
			Map<URI, FileHeader> found = new LinkedHashMap<>();
			files.get()
					.forEach(file -> found.computeIfAbsent(URI.createFileURI(file.toString()), address -> FileHeader.of(file)));
			byAddress = found;
		}
		return byAddress;
	}
}
