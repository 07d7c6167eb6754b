package dev.lamina.dsl.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a project begins: at the folder with its settings ({@code .lamina.toml}) or with the description of an Eclipse project.
 *
 * <p>A repository ({@code .git}) is a border as well: nobody looks for a project beyond its own repository, or into another one
 * that lies in it. Without any of them a project is a folder with all below it.
 */
public final class ProjectFolder {
	private static final List<String> DESCRIPTIONS = List.of(".lamina.toml", ".project");
	private static final String REPOSITORY = ".git";

	private ProjectFolder() {
	}

	/** Whether a folder is described as a project. */
	static boolean isDescribed(Path folder) {
		return DESCRIPTIONS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
	}

	/** Whether what lies in a folder belongs to no project around it. */
	static boolean isBorder(Path folder) {
		return isDescribed(folder) || isRepository(folder);
	}

	/** Whether a folder is the root of a repository. */
	public static boolean isRepository(Path folder) {
		return Files.exists(folder.resolve(REPOSITORY));
	}

	/** The root of the repository in which a folder lies. */
	public static Optional<Path> repository(Path folder) {
		return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent).filter(ProjectFolder::isRepository).findFirst();
	}

	/**
	 * The folder whose files the models of a folder may name: its project, or its repository if nothing describes a project; without
	 * either the folder alone.
	 */
	public static Path holding(Path folder) {
		Path from = folder.toAbsolutePath().normalize();
		return Stream.iterate(from, Objects::nonNull, Path::getParent).filter(ProjectFolder::isBorder).findFirst().orElse(from);
	}

	/** The project in which a folder lies: the nearest described one at or above it within its repository, or the folder itself. */
	static Path around(Path folder) {
		for (Path each = folder; each != null; each = each.getParent()) {
			if (isDescribed(each)) {
				return each;
			}
			if (isBorder(each)) {
				return folder;
			}
		}
		return folder;
	}
}
