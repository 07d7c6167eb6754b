package dev.lamina.model.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.lamina.model.file.RefusedFileException.Reason;

/**
 * Decides which files a model or a setting may name, and reads them: regular ones that lie, after links, in the project or in a
 * folder that its settings allow. Models come from strangers: what is outside is not even looked for, and no message quotes a
 * file.
 *
 * @param folder  where relative names begin
 * @param project the folder that holds everything that may be read unasked
 * @param allowed what else may be read: folders with all below them, or files
 */
public record FileAccess(Path folder, Path project, List<Path> allowed) {
	/** Bytes of a table of numbers, hosts or arrivals: enough for millions of lines. */
	public static final int MAX_TABLE_BYTES = 64 << 20;

	/** What may be read, with paths made absolute. */
	public FileAccess {
		folder = folder.toAbsolutePath().normalize();
		project = project.toAbsolutePath().normalize();
		allowed = allowed.stream().map(path -> path.toAbsolutePath().normalize()).toList();
	}

	/** The access to a folder with all below it, and to nothing else. */
	public static FileAccess within(Path folder) {
		return new FileAccess(folder, folder, List.of());
	}

	/** The same access for names that are relative to another folder. */
	public FileAccess from(Path other) {
		return new FileAccess(other, project, allowed);
	}

	/**
	 * Finds a file without opening it.
	 *
	 * @param name as it was written, relative to {@link #folder()} or absolute
	 * @param most how many bytes it may have
	 * @throws RefusedFileException if it may not be read, or cannot be
	 */
	public RegularFile locate(String name, int most) throws RefusedFileException {
		Path path = path(name);
		if (!isOpen(path.normalize())) {
			throw new RefusedFileException(Reason.OUTSIDE,
					"'" + name + "' is not in the project of this file. Put it there, or allow its folder in "
							+ ".lamina.toml at the root of the project: [files] allow = [\"" + setting(path) + "\"].");
		}
		Path real;
		try {
			real = path.toRealPath();
		} catch (IOException | SecurityException missing) {
			if (!Files.exists(path)) {
				throw new RefusedFileException(Reason.MISSING,
						"There is no file '" + name + "' beside this one. Correct the name or put the file there.");
			}
			throw new RefusedFileException(Reason.UNREADABLE, "'" + name + "' cannot be read.");
		}
		if (!isOpen(real)) {
			throw new RefusedFileException(Reason.OUTSIDE, "'" + name
					+ "' is or passes through a link that leads out of the project of this file. Replace the link, "
					+ "or allow what it leads to in .lamina.toml at the root of the project: [files] allow = [\"FOLDER\"].");
		}
		return RegularFile.at(real, name, most);
	}

	/**
	 * The text of a file without a byte order mark.
	 *
	 * @param name as it was written, relative to {@link #folder()} or absolute
	 * @param most how many bytes it may have
	 * @throws RefusedFileException if it may not be read, or cannot be as UTF-8
	 */
	public String text(String name, int most) throws RefusedFileException {
		return RegularFile.text(locate(name, most).path(), name, most);
	}

	private Path path(String name) throws RefusedFileException {
		try {
			return folder.resolve(name);
		} catch (InvalidPathException impossible) {
			throw new RefusedFileException(Reason.UNREADABLE, "'" + name + "' "
					+ FileNameEncoding.obstacle(impossible).orElse("cannot be the name of a file."));
		}
	}

	/** Whether a path lies in one of the folders, as they are written or as they are without links. */
	private boolean isOpen(Path path) {
		return Stream.concat(Stream.of(project), allowed.stream())
				.anyMatch(open -> path.startsWith(open) || path.startsWith(real(open)));
	}

	private static Path real(Path path) {
		try {
			return path.toRealPath();
		} catch (IOException | SecurityException absent) {
			return path;
		}
	}

	/** The folder of a file as the settings at the root of the project would name it. */
	private String setting(Path file) {
		Path wanted = file.normalize().getParent();
		Path shown = wanted == null || !wanted.getRoot().equals(project.getRoot()) || isFarFrom(wanted) ? wanted
				: project.relativize(wanted);
		return String.valueOf(shown).replace('\\', '/');
	}

	/** Whether two folders have nothing in common but the root, so that the way from one to the other is no help. */
	private boolean isFarFrom(Path other) {
		return other.getNameCount() == 0 || project.getNameCount() == 0 || !other.getName(0).equals(project.getName(0));
	}
}
