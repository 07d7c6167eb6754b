package dev.lamina.cli.validate;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names files as reports for programs do: from the root of the repository in which the command runs, or from its folder where
 * that is in none, with slashes; by the full path where a file lies elsewhere.
 */
record RepositoryPaths(Path root) {
	private static final String REPOSITORY = ".git";

	/** The names as seen from a folder. */
	static RepositoryPaths from(Path directory) {
		Path folder = directory.toAbsolutePath().normalize();
		for (Path place = folder; place != null; place = place.getParent()) {
			if (Files.exists(place.resolve(REPOSITORY))) {
				return new RepositoryPaths(place);
			}
		}
		return new RepositoryPaths(folder);
	}

	/** The name of a file. */
	String of(Path file) {
		Path full = file.toAbsolutePath().normalize();
		return slashes(full.startsWith(root) && !full.equals(root) ? root.relativize(full) : full);
	}

	/** The path to a file from a folder that may lie beside it. */
	static String between(Path folder, Path file) {
		return slashes(folder.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize()));
	}

	private static String slashes(Path path) {
		return path.toString().replace('\\', '/');
	}
}
