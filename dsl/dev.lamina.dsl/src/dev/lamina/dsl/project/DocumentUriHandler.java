package dev.lamina.dsl.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;

/** Reads the texts of documents as if they were saved; whatever is no document is left to others. */
final class DocumentUriHandler extends URIHandlerImpl {
	private final Map<URI, String> texts;

	DocumentUriHandler(Map<URI, String> texts) {
		this.texts = texts;
	}

	@Override
	public boolean canHandle(URI uri) {
		return texts.containsKey(uri);
	}

	@Override
	public InputStream createInputStream(URI uri, Map<?, ?> options) {
		String text = texts.get(uri);
		// a byte order mark would not be counted as a letter, and every offset behind it be wrong by one
		String counted = text.startsWith("\uFEFF") ? ' ' + text.substring(1) : text;
		return new ByteArrayInputStream(counted.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public OutputStream createOutputStream(URI uri, Map<?, ?> options) throws IOException {
		throw new IOException(uri + " is open in an editor, which alone writes it");
	}

	@Override
	public boolean exists(URI uri, Map<?, ?> options) {
		return true;
	}
}
