package dev.lamina.dsl.ide.snapshot;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.files.ProjectFolder;
import dev.lamina.dsl.linking.FileHeaders;
import dev.lamina.dsl.project.Project;

/**
 * The projects whose files see each other: usually one, several if an editor has made one project of several folders.
 *
 * @param projects sorted by folder; without any of them only documents that were never saved see each other
 */
record ProjectScope(List<ProjectFolder> projects) {
	ProjectScope {
		projects = projects.stream().distinct().sorted(Comparator.comparing(ProjectFolder::folder)).toList();
	}

	/** Folders with all below them. */
	static ProjectScope whole(Collection<Path> folders) {
		return new ProjectScope(folders.stream().map(folder -> new ProjectFolder(folder, true)).toList());
	}

	/** The project in which a file lies. */
	static ProjectScope around(Path file) {
		return new ProjectScope(List.of(ProjectFolder.of(file)));
	}

	/** The project to which new files of a folder belong. */
	static ProjectScope ofFolder(Path folder) {
		return around(folder.resolve("new.lamina"));
	}

	/** Whether a file belongs to one of the projects. */
	boolean holds(Path file) {
		return projects.stream().anyMatch(project -> project.holds(file));
	}

	/** Whether every file of another scope belongs to this one. */
	boolean holds(ProjectScope other) {
		return other.projects.stream()
				.allMatch(project -> projects.contains(project) || holds(project.folder().resolve("new.lamina")));
	}

	/** What the files of the projects say of themselves; looked for when first asked. */
	FileHeaders headers() {
		return Project.filesOf(new LinkedHashSet<>(projects));
	}

	static Path file(URI address) {
		return Path.of(address.toFileString());
	}
}
