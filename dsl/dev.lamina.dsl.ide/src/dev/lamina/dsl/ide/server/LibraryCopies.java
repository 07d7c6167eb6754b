package dev.lamina.dsl.ide.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.linking.LibraryFiles;
import dev.lamina.library.Library;

/** Files of the library as copies, for editors that can open files only. */
final class LibraryCopies implements AutoCloseable {
	private final ReadOnlyCopies copies = new ReadOnlyCopies("lamina-library");

	/** The text of a file of the library; nothing if it has no such file. */
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

	/** The copy of a file of the library; nothing if there is no such file, or nowhere to write it. */
	Optional<Path> copy(URI address) {
		return text(address).flatMap(text -> copies.of(address.path().substring(1), () -> text));
	}

	/** The file of the library that a file is the copy of. */
	Optional<URI> original(Path file) {
		return copies.path(file).map(path -> URI.createURI(Library.SCHEME + ":/" + path));
	}

	@Override
	public void close() {
		copies.close();
	}
}
