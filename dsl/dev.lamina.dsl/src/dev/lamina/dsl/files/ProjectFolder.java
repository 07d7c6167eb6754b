package dev.lamina.dsl.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which files belong together, for the command line and for editors alike: those of the project in which a file lies.
 *
 * <p>A project begins at the folder with its settings ({@code .lamina.toml}) or with the description of an Eclipse project. A
 * repository ({@code .git}) is a border as well: no project reaches beyond its own repository, or into another one that lies in
 * it. Without any of them a project is a folder with all below it; but of a folder that holds all kinds of things (a home folder,
 * one for temporary files, the root of the disk) only the files that lie in it directly.
 *
 * @param folder where it begins
 * @param deep   whether the folders below belong to it
 */
public record ProjectFolder(Path folder, boolean deep) {
	private static final List<String> DESCRIPTIONS = List.of(".lamina.toml", ".project");
	private static final String REPOSITORY = ".git";
	/** Anyone who may write into the folder, and only remove what is their own: the mode of {@code /tmp}. */
	private static final int STICKY_AND_WRITABLE = 01002;

	public ProjectFolder {
		Objects.requireNonNull(folder);
	}

	/** The project of a file, whether or not there is one of that name already. */
	public static ProjectFolder of(Path file) {
		Path folder = around(file.toAbsolutePath().getParent());
		return new ProjectFolder(folder, isDescribed(folder) || !isShared(folder));
	}

	/** The project that is meant with a directory: all below it, whatever else lies there. */
	public static ProjectFolder named(Path directory) {
		return new ProjectFolder(around(directory), true);
	}

	/** Whether a folder is described as a project. */
	public static boolean isDescribed(Path folder) {
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
		return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
				.filter(ProjectFolder::isRepository).findFirst();
	}

	/**
	 * The folder whose files the models of a folder may name: its project, or its repository if nothing describes a project;
	 * without either the folder alone.
	 */
	public static Path holding(Path folder) {
		Path from = folder.toAbsolutePath().normalize();
		return Stream.iterate(from, Objects::nonNull, Path::getParent).filter(ProjectFolder::isBorder).findFirst().orElse(from);
	}

	/**
	 * The folder of the project in which a folder lies: the nearest described one at or above it within its repository, or the
	 * folder itself.
	 */
	public static Path around(Path folder) {
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

	/** The models of the project, sorted by path. */
	public List<Path> models() {
		return deep ? SourceFileFinder.ofProject(folder).models() : SourceFileFinder.directlyIn(folder);
	}

	/** Whether a file belongs to the project, or would if there were one of that name. */
	public boolean holds(Path file) {
		if (!file.startsWith(folder) || !SourceFileFinder.isModel(file)) {
			return false;
		}
		for (Path each = file.getParent(); !each.equals(folder); each = each.getParent()) {
			if (!deep || !SourceFileFinder.isSearched(each) || isBorder(each)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isShared(Path folder) {
		return folder.getParent() == null || isAtOrAbove(folder, "user.home") || isAtOrAbove(folder, "java.io.tmpdir")
				|| anybodyMayWrite(folder);
	}

	private static boolean isAtOrAbove(Path folder, String property) {
		String known = System.getProperty(property, "");
		try {
			return !known.isEmpty() && Path.of(known).toRealPath().startsWith(folder);
		} catch (IOException noSuchFolder) {
			return false;
		}
	}

	private static boolean anybodyMayWrite(Path folder) {
		try {
			return (((Integer) Files.getAttribute(folder, "unix:mode")) & STICKY_AND_WRITABLE) == STICKY_AND_WRITABLE;
		} catch (IOException | UnsupportedOperationException | IllegalArgumentException noModes) {
			return false;
		}
	}
}
