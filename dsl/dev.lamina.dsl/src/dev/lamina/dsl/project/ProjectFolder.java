package dev.lamina.dsl.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a project begins: at the folder with its settings ({@code .lamina.toml}) or with the description of an Eclipse project.
 *
 * <p>A repository ({@code .git}) is a border as well: nobody looks for a project beyond its own repository, or into another one
 * that lies in it. Without any of them a project is a folder with all below it.
 */
final class ProjectFolder {
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
		return isDescribed(folder) || Files.exists(folder.resolve(REPOSITORY));
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
