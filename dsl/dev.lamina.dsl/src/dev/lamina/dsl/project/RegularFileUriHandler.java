package dev.lamina.dsl.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.FileURIHandlerImpl;

import dev.lamina.model.file.RegularFile;

/** Opens only regular files: whatever a path leads to, no one waits for a pipe or reads a device without end. */
final class RegularFileUriHandler extends FileURIHandlerImpl {
	@Override
	public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
		RegularFile.at(Path.of(uri.toFileString()), uri.lastSegment(), Integer.MAX_VALUE);
		return super.createInputStream(uri, options);
	}
}
