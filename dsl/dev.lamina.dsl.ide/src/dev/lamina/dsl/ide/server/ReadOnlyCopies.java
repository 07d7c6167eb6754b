package dev.lamina.dsl.ide.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Texts that are no files, as read-only files in a temporary folder: made when they are first wanted and gone at the end. */
final class ReadOnlyCopies implements AutoCloseable {
	private final String name;
	private Path folder;

	/** @param name what the name of the folder begins with */
	ReadOnlyCopies(String name) {
		this.name = name;
	}

	/**
	 * The file with a text; nothing if there is nowhere to write it.
	 *
	 * @param path its path in the folder
	 * @param text read when the file is made
	 */
	synchronized Optional<Path> of(String path, Supplier<String> text) {
		try {
			if (folder == null) {
				folder = Files.createTempDirectory(name).toRealPath();
			}
			Path copy = folder.resolve(path);
			if (!Files.exists(copy)) {
				Files.createDirectories(copy.getParent());
				Files.writeString(copy, text.get());
				copy.toFile().setReadOnly();
			}
			return Optional.of(copy);
		} catch (IOException unwritable) {
			return Optional.empty();
		}
	}

	/** The path under which a file was made here; nothing for any other file. */
	synchronized Optional<String> path(Path file) {
		return folder == null || !file.startsWith(folder) ? Optional.empty()
				: Optional.of(folder.relativize(file).toString().replace('\\', '/'));
	}

	@Override
	public synchronized void close() {
		if (folder == null) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		} catch (IOException stays) {
			folder.toFile().deleteOnExit();
		}
	}
}
