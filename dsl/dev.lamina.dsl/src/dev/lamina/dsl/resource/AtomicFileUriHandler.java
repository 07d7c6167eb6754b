package dev.lamina.dsl.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.emf.ecore.resource.URIHandler;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.FileURIHandlerImpl;

/** Writes files beside themselves first and then in one step into their place: where that fails the old file stays as it is. */
final class AtomicFileUriHandler extends FileURIHandlerImpl {
	private AtomicFileUriHandler() {
	}

	/** A converter that differs from another in how files are written. */
	static URIConverter over(URIConverter other) {
		ExtensibleURIConverterImpl converter = new ExtensibleURIConverterImpl(List.<URIHandler>of(), other.getContentHandlers());
		converter.getURIHandlers().addAll(other.getURIHandlers());
		int files = 0;
		while (files < converter.getURIHandlers().size()
				&& converter.getURIHandlers().get(files).getClass() != FileURIHandlerImpl.class) {
			files++;
		}
		if (files < converter.getURIHandlers().size()) {
			converter.getURIHandlers().set(files, new AtomicFileUriHandler());
		}
		converter.getURIMap().putAll(other.getURIMap());
		return converter;
	}

	@Override
	public OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
		Path file = Path.of(uri.toFileString());
		return new ByteArrayOutputStream() {
			private boolean isWhole;

			@Override
			public void flush() {
				isWhole = true;
			}

			@Override
			public void close() throws IOException {
				if (!isWhole) {
					return; // anyone who wrote has failed
				}
				isWhole = false;
				replace(file, toByteArray());
				Map<Object, Object> response = getResponse(options);
				if (response != null) {
					response.put(URIConverter.RESPONSE_TIME_STAMP_PROPERTY, Files.getLastModifiedTime(file).toMillis());
				}
			}
		};
	}

	private static void replace(Path named, byte[] bytes) throws IOException {
		Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath(); // a link stays one
		Files.createDirectories(file.getParent());
		if (Files.exists(file) && !Files.isWritable(file)) {
			throw new IOException("'" + named + "' is write-protected; nothing was written.");
		}
		Path beside = file.resolveSibling("." + UUID.randomUUID() + ".lamina~");
		try {
			Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
			PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class,
					LinkOption.NOFOLLOW_LINKS);
			if (rights != null && Files.exists(file)) {
				Files.setPosixFilePermissions(beside, rights.readAttributes().permissions());
			}
			move(beside, file);
		} catch (IOException failed) {
			Files.deleteIfExists(beside);
			throw new IOException("'" + named + "' cannot be written: " + failed.getMessage() + ". The file is as it was.",
					failed);
		}
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException otherwise) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
