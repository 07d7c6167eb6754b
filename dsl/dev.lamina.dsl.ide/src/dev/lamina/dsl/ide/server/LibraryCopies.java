package dev.lamina.dsl.ide.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.library.Library;

/**
 * Files of the library for editors that can open files only: read-only copies in a temporary folder, made when they are first wanted
 * and gone when the server ends.
 */
final class LibraryCopies implements AutoCloseable {
	private Path folder;

	/** The text of a file of the library; nothing where it has no such file. */
	static Optional<String> text(URI address) {
		if (!LibraryFiles.holds(address) || address.path() == null) {
			return Optional.empty();
		}
		try (InputStream file = Library.open(address.path().substring(1)).orElse(null)) {
			return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException unreadable) {
			return Optional.empty();
		}
	}

	/** The copy of a file of the library; nothing where there is no such file, or nowhere to write it. */
	synchronized Optional<Path> copy(URI address) {
		return text(address).flatMap(text -> {
			try {
				if (folder == null) {
					folder = Files.createTempDirectory("lamina-library").toRealPath();
				}
				Path copy = folder.resolve(address.path().substring(1));
				if (!Files.exists(copy)) {
					Files.createDirectories(copy.getParent());
					Files.writeString(copy, text);
					copy.toFile().setReadOnly();
				}
				return Optional.of(copy);
			} catch (IOException unwritable) {
				return Optional.empty();
			}
		});
	}

	/** The file of the library that a file is the copy of. */
	synchronized Optional<URI> original(Path file) {
		return folder == null || !file.startsWith(folder) ? Optional.empty()
				: Optional.of(URI.createURI(Library.SCHEME + ":/" + folder.relativize(file).toString().replace('\\', '/')));
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
