package dev.lamina.dsl.ide.server;

import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.linking.LibraryFiles;

/**
 * The addresses of documents, as editors write them and as models refer to them: the same file has one address, however it is
 * written and whichever links lead to it.
 */
final class DocumentUris {
	private final LibraryCopies copies;
	private volatile boolean clientOpensLibrary;

	DocumentUris(LibraryCopies copies) {
		this.copies = copies;
	}

	/** Takes note that the editor can show addresses of the library by itself; otherwise it is given copies of the files. */
	void clientOpensLibrary(boolean opens) {
		clientOpensLibrary = opens;
	}

	/** The address of what an editor calls so. */
	URI fromClient(String written) {
		try {
			java.net.URI address = java.net.URI.create(written);
			if ("file".equals(address.getScheme())) {
				Path file = real(Path.of(java.net.URI.create("file://" + address.getRawPath())));
				return copies.original(file).orElseGet(() -> URI.createFileURI(file.toString()));
			}
		} catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
			return URI.createURI(written);
		}
		return URI.createURI(written);
	}

	/** What to call it so that an editor can open it. */
	String toClient(URI address) {
		if (address.isFile()) {
			return Path.of(address.toFileString()).toUri().toString();
		}
		return LibraryFiles.holds(address) && !clientOpensLibrary
				? copies.copy(address).map(copy -> copy.toUri().toString()).orElse(address.toString())
				: address.toString();
	}

	private static Path real(Path file) {
		try {
			return file.toRealPath();
		} catch (IOException notThere) {
			return file.toAbsolutePath().normalize();
		}
	}
}
