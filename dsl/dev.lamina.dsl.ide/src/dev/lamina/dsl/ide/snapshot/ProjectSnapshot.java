package dev.lamina.dsl.ide.snapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;

/**
 * Every document and file of a workspace at one moment, parsed and linked as one: an element that two files speak of is one
 * object.
 *
 * <p>It never changes, and no one may change its models. Files that cannot be read are left out.
 */
public final class ProjectSnapshot {
	private final Project project;
	private final List<SourceFile> sourceFiles;
	private final Map<URI, Integer> versions;

	private ProjectSnapshot(Project project, Map<URI, Integer> versions) {
		this.project = project;
		this.sourceFiles = List.copyOf(project.sources());
		this.versions = versions;
		ProxyResolver.resolveAll(sourceFiles.stream().map(SourceFile::resource).toList());
	}

	static ProjectSnapshot of(WorkspaceState workspaceState) {
		return new ProjectSnapshot(Project.ofAll(workspaceState.texts(), workspaceState.files()), workspaceState.versions());
	}

	/** The same files, some of them with another text: what a change would make of them. Nothing else is read again. */
	public ProjectSnapshot with(Map<URI, String> changed) {
		Map<URI, String> texts = new LinkedHashMap<>();
		sourceFiles.forEach(sourceFile -> texts.put(sourceFile.uri(), textOf(sourceFile)));
		texts.putAll(changed);
		return new ProjectSnapshot(Project.ofAll(texts, Project.filesBelow(Set.of())), versions);
	}

	/** The files, sorted by address. */
	public List<SourceFile> sources() {
		return sourceFiles;
	}

	/** The file of that address. */
	public Optional<SourceFile> source(URI address) {
		return sourceFiles.stream().filter(sourceFile -> sourceFile.uri().equals(address)).findFirst();
	}

	/** The text of the file of that address. */
	public Optional<String> text(URI address) {
		return source(address).map(ProjectSnapshot::textOf);
	}

	/** Everything that is wrong with a file, sorted; found again each time. */
	public List<Diagnostic> diagnostics(SourceFile sourceFile) {
		return project.validate(sourceFile, () -> false);
	}

	/** The version of the document of that address; {@link Workspace#SAVED} for a file that is open in no editor. */
	public int version(URI address) {
		return versions.getOrDefault(address, Workspace.SAVED);
	}

	private static String textOf(SourceFile sourceFile) {
		return sourceFile.resource().getParseResult().getRootNode().getText();
	}
}
