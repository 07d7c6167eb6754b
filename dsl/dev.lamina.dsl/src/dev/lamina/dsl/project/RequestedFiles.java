package dev.lamina.dsl.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.lamina.dsl.files.ProjectFolder;
import dev.lamina.dsl.files.SourceFileFinder;

/** The files that the user asks for, each once, grouped by the project to which they belong. */
final class RequestedFiles {
	/**
	 * Files that can import from each other.
	 *
	 * @param files by their real paths, the names that the user gave them
	 * @param roots the projects in which they may look for what they import
	 */
	record Group(Map<Path, Path> files, Set<ProjectFolder> roots) {
		private Group() {
			this(new LinkedHashMap<>(), new LinkedHashSet<>());
		}
	}

	private final Group undescribed = new Group();
	private final Map<Path, Group> projects = new LinkedHashMap<>();
	private final List<UnreadableSourceException> refused = new ArrayList<>();

	/** Takes files, and every model below directories; what cannot be read is {@link #refused()}. */
	RequestedFiles(List<Path> filesOrDirectories) {
		for (Path path : filesOrDirectories) {
			if (Files.isDirectory(path)) {
				addAll(path);
			} else {
				real(path).ifPresent(file -> add(file, path, ProjectFolder.of(file)));
			}
		}
	}

	/** The groups that have files. */
	List<Group> groups() {
		return Stream.concat(Stream.of(undescribed), projects.values().stream()).filter(group -> !group.files().isEmpty())
				.toList();
	}

	/**
	 * Why paths lead nowhere, to a directory without models, or to a file that no one may read; in the order in which they were
	 * met.
	 */
	List<UnreadableSourceException> refused() {
		return List.copyOf(refused);
	}

	/**
	 * Takes a file.
	 *
	 * @param file    its real path
	 * @param name    as the user named it
	 * @param project to which it belongs
	 */
	private void add(Path file, Path name, ProjectFolder project) {
		Path root = project.folder();
		Group group = ProjectFolder.isDescribed(root) ? projects.computeIfAbsent(root, first -> new Group()) : undescribed;
		if (!undescribed.files().containsKey(file)) {
			group.files().putIfAbsent(file, name);
		}
		group.roots().add(project);
	}

	private void addAll(Path directory) {
		Deque<Path> waiting = new ArrayDeque<>(List.of(directory));
		boolean empty = true;
		while (!waiting.isEmpty()) {
			Path folder = waiting.removeFirst();
			SourceFileFinder.Found found = SourceFileFinder.ofProject(folder);
			empty &= found.models().isEmpty();
			real(folder).ifPresent(known -> addAll(folder == directory, folder, known, found.models()));
			waiting.addAll(found.projects());
		}
		if (empty) {
			refused.add(new UnreadableSourceException(directory.toString(),
					"holds no model. A model is a file whose name ends in .lamina."));
		}
	}

	private void addAll(boolean asked, Path folder, Path known, List<Path> models) {
		if (asked || ProjectFolder.isDescribed(folder)) {
			models.forEach(model -> real(model).ifPresent(file -> add(file, model, ProjectFolder.named(known))));
		} else {
			// a repository without a description: a project, as far as others are concerned
			Group group = projects.computeIfAbsent(known, first -> new Group());
			group.roots().add(ProjectFolder.named(known));
			models.forEach(model -> real(model).ifPresent(file -> group.files().putIfAbsent(file, model)));
		}
	}

	private Optional<Path> real(Path path) {
		try {
			return Optional.of(Project.real(path));
		} catch (UnreadableSourceException unreadable) {
			refused.add(unreadable);
			return Optional.empty();
		}
	}
}
