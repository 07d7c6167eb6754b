package dev.lamina.dsl.ide.server;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.ProjectSnapshot;

/** The lines of the files of a project as they were when it was read, each counted once. For one request. */
final class ProjectLines {
	private final ProjectSnapshot project;
	private final Map<URI, LineIndex> lines = new HashMap<>();

	ProjectLines(ProjectSnapshot project) {
		this.project = project;
	}

	LineIndex of(URI file) {
		return lines.computeIfAbsent(file,
				address -> LineIndex
						.of(project.source(address).orElseThrow().resource().getParseResult().getRootNode().getText()));
	}
}
