package dev.lamina.dsl.linking;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ContentHandler;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;

import dev.lamina.library.Library;

/** The built-in library as addresses, one file for each name: {@code lamina-library:/nvidia/A40.lamina}. */
public final class LibraryFiles {
	private static final String EXTENSION = ".lamina";

	private LibraryFiles() {
	}

	/** Whether the address is one of the library. */
	public static boolean holds(URI uri) {
		return uri != null && Library.SCHEME.equals(uri.scheme());
	}

	/** The address of the file that declares a name, if the library has it. Only the file of that name is looked for. */
	public static Optional<URI> address(String packageName, String name) {
		String path = packageName.replace('.', '/') + '/' + name + EXTENSION;
		try (InputStream found = Library.open(path).orElse(null)) {
			return Optional.ofNullable(found).map(file -> URI.createURI(Library.SCHEME + ":/" + path));
		} catch (IOException unclosable) {
			return Optional.empty();
		}
	}

	/** Every qualified name of the library, sorted. For near misses and completion; nothing is parsed for it. */
	public static List<String> names() {
		return Index.NAMES;
	}

	/** Every package of the library, sorted. */
	public static List<String> packages() {
		return names().stream().map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.')))).filter(name -> !name.isEmpty())
				.distinct()
				.toList();
	}

	/** Reads addresses of the library, and nothing else. */
	public static URIConverter converter() {
		return Holder.CONVERTER;
	}

	private static final class Holder {
		static final URIConverter CONVERTER = new ExtensibleURIConverterImpl(List.of(new Handler()),
				ContentHandler.Registry.INSTANCE.contentHandlers());
	}

	private static final class Index {
		static final List<String> NAMES = Library.index().stream()
				.map(path -> path.endsWith(EXTENSION) ? path.substring(0, path.length() - EXTENSION.length()) : path)
				.map(path -> path.replace('/', '.')).sorted().toList();
	}

	private static final class Handler extends URIHandlerImpl {
		@Override
		public boolean canHandle(URI uri) {
			return holds(uri);
		}

		@Override
		public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
			return Library.open(uri.path().substring(1))
					.orElseThrow(() -> new FileNotFoundException(uri + " is not in the library"));
		}

		@Override
		public OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
			throw new IOException(uri + " belongs to the library, which cannot be written to");
		}

		@Override
		public boolean exists(URI uri, Map<?, ?> options) {
			try (InputStream found = Library.open(uri.path().substring(1)).orElse(null)) {
				return found != null;
			} catch (IOException unclosable) {
				return false;
			}
		}
	}
}
