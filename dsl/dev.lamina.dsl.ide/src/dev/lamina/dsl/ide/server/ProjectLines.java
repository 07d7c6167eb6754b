package dev.lamina.dsl.ide.server;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.WholeProject;

/** The lines of the files of a project as they were when it was read, each counted once. For one request. */
final class ProjectLines {
	private final WholeProject project;
	private final Map<URI, Lines> lines = new HashMap<>();

	ProjectLines(WholeProject project) {
		this.project = project;
	}

	Lines of(URI file) {
		return lines.computeIfAbsent(file,
				address -> Lines.of(project.source(address).orElseThrow().resource().getParseResult().getRootNode().getText()));
	}
}
