package dev.lamina.dsl.project;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that somebody asks for, each once, grouped by the project to which they belong. */
final class Requests {
	/**
	 * Files that can import from each other.
	 *
	 * @param files by their real paths, the names that the user gave them
	 * @param roots the folders in which they may look for what they import
	 */
	record Group(Map<Path, Path> files, Set<Path> roots) {
		private Group() {
			this(new LinkedHashMap<>(), new LinkedHashSet<>());
		}
	}

	private final Group undescribed = new Group();
	private final Map<Path, Group> projects = new LinkedHashMap<>();

	/**
	 * Takes a file.
	 *
	 * @param file   its real path
	 * @param name   as the user named it
	 * @param folder the folder that the user means with it
	 */
	void add(Path file, Path name, Path folder) {
		Path root = ProjectFolder.around(folder);
		Group group = ProjectFolder.isDescribed(root) ? projects.computeIfAbsent(root, first -> new Group()) : undescribed;
		if (!undescribed.files().containsKey(file)) {
			group.files().putIfAbsent(file, name);
		}
		group.roots().add(root);
	}

	/**
	 * Takes every model below a directory.
	 *
	 * @throws UnreadableSourceException where there is none, or one cannot be read
	 */
	void addAll(Path directory) throws UnreadableSourceException {
		Deque<Path> waiting = new ArrayDeque<>(List.of(directory));
		boolean empty = true;
		while (!waiting.isEmpty()) {
			Path folder = waiting.removeFirst();
			SourceFiles.Found found = SourceFiles.ofProject(folder);
			empty &= found.models().isEmpty();
			if (folder == directory || ProjectFolder.isDescribed(folder)) {
				for (Path model : found.models()) {
					add(Project.real(model), model, Project.real(folder));
				}
			} else {
				// a repository without a description: a project, as far as others are concerned
				Group group = projects.computeIfAbsent(Project.real(folder), first -> new Group());
				group.roots().add(Project.real(folder));
				for (Path model : found.models()) {
					group.files().putIfAbsent(Project.real(model), model);
				}
			}
			waiting.addAll(found.projects());
		}
		if (empty) {
			throw new UnreadableSourceException("'" + directory + "' holds no model. A model is a file whose name ends in .lamina.");
		}
	}

	/** The groups that have files. */
	Collection<Group> groups() {
		List<Group> groups = new java.util.ArrayList<>(List.of(undescribed));
		groups.addAll(projects.values());
		return groups.stream().filter(group -> !group.files().isEmpty()).toList();
	}
}
