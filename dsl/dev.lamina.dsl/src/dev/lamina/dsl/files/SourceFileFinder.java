package dev.lamina.dsl.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the models below a directory: nearest folders first, each once, however links lead around in circles. */
public final class SourceFileFinder {
	private static final String EXTENSION = ".lamina";
	/** Enough for any project; keeps a model in someone's home directory from having all of it searched. */
	private static final int MAX_ENTRIES = 50_000;

	/** Folders of what Maven, Eclipse, Gradle, npm and their like have built or fetched. */
	private static final Set<String> BUILT = Set.of("target", "bin", "build", "out", "dist", "node_modules");

	private SourceFileFinder() {
	}

	public static boolean isModel(Path file) {
		return file.getFileName() != null && file.getFileName().toString().endsWith(EXTENSION);
	}

	/**
	 * Whether a file is a regular one and called a model, also if a link leads. Problems are shown with lines of the file: a
	 * link that is called a model must not show other files, and nothing but a regular file can be read to its end.
	 */
	public static boolean isReadableModel(Path file) {
		try {
			return isModel(file) && Files.isRegularFile(file) && isModel(file.toRealPath());
		} catch (IOException vanished) {
			return false;
		}
	}

	/**
	 * What a search found.
	 *
	 * @param models   the files, sorted by path
	 * @param projects the folders that begin a project of their own and were not searched, nearest first
	 */
	public record Found(List<Path> models, List<Path> projects) {
	}

	/**
	 * Every {@code .lamina} file below a directory, sorted by path, without hidden folders and those into which tools write what
	 * they build or fetch. Folders that cannot be read, and links to folders elsewhere, are left out.
	 */
	static List<Path> below(Path directory) {
		return search(directory, false).models();
	}

	/** As {@link #below}, without the projects that lie in the directory. */
	public static Found ofProject(Path directory) {
		return search(directory, true);
	}

	/** Every {@code .lamina} file that lies in a directory itself, sorted by path. */
	static List<Path> directlyIn(Path directory) {
		return entriesOf(directory, new HashSet<>()).stream().filter(SourceFileFinder::isReadableModel)
				.sorted(Comparator.comparing(Path::toString)).toList();
	}

	/** A directory and every folder below it in which models are looked for, also those of other projects. */
	public static Set<Path> folders(Path directory) {
		Set<Path> seen = new HashSet<>();
		Set<Path> folders = new TreeSet<>();
		Deque<Path> waiting = new ArrayDeque<>(List.of(directory));
		while (!waiting.isEmpty() && folders.size() < MAX_ENTRIES) {
			Path folder = waiting.removeFirst();
			folders.add(folder);
			entriesOf(folder, seen).stream().filter(entry -> Files.isDirectory(entry) && isSearched(entry))
					.forEach(waiting::addLast);
		}
		return folders;
	}

	private static Found search(Path directory, boolean withinProject) {
		Set<Path> seen = new HashSet<>();
		List<Path> found = new ArrayList<>();
		List<Path> projects = new ArrayList<>();
		Deque<Path> waiting = new ArrayDeque<>(List.of(directory));
		int entries = 0;
		while (!waiting.isEmpty() && entries < MAX_ENTRIES) {
			Path folder = waiting.removeFirst();
			for (Path entry : entriesOf(folder, seen)) {
				entries++;
				if (!Files.isDirectory(entry)) {
					if (isReadableModel(entry)) {
						found.add(entry);
					}
				} else if (!isSearched(entry) || leadsOut(entry, directory)) {
					continue;
				} else if (withinProject && ProjectFolder.isBorder(entry)) {
					projects.add(entry);
				} else {
					waiting.addLast(entry);
				}
			}
		}
		found.sort(Comparator.comparing(Path::toString));
		return new Found(found, projects);
	}

	/** Whether a folder is a link to somewhere else: what lies there belongs to someone else. */
	private static boolean leadsOut(Path entry, Path directory) {
		try {
			return Files.isSymbolicLink(entry) && !entry.toRealPath().startsWith(directory.toRealPath());
		} catch (IOException broken) {
			return true;
		}
	}

	private static Set<Path> entriesOf(Path folder, Set<Path> seen) {
		Set<Path> entries = new TreeSet<>();
		try {
			if (seen.add(folder.toRealPath())) {
				try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
					listed.forEach(entries::add);
				}
			}
		} catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
			return entries;
		}
		return entries;
	}

	/** Whether models are looked for in a folder that was found: not in a hidden one, nor in one into which tools write. */
	static boolean isSearched(Path folder) {
		String name = folder.getFileName().toString();
		return !name.startsWith(".") && !BUILT.contains(name);
	}
}
