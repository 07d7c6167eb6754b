package dev.lamina.dsl.ide.snapshot;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Model;
import dev.lamina.placement.assignment.Assignment;

/**
 * One version of one document with its model, and all that it can see of other documents at that moment; it never changes.
 *
 * <p>Making one costs nothing: the text is parsed when the model is first asked for, and validated when the problems are. The
 * model is linked to its end before anybody sees it, so that any number of threads may read it, also while it is validated.
 * No one may change it.
 */
public final class Snapshot {
	private final URI uri;
	private final int version;
	private final String text;
	private final WorkspaceState workspaceState;
	private final Lazy<Read> read = new Lazy<>(this::read);
	private final Lazy<LineIndex> lines = new Lazy<>(() -> LineIndex.of(text()));
	private final Lazy<Assignment> assignment = new Lazy<>(this::assign);
	private final Object validating = new Object();
	private volatile List<Diagnostic> diagnostics;
	private volatile boolean outdated;

	private record Read(Project project, SourceFile source, Optional<Diagnostic> refusal) {
	}

	Snapshot(URI uri, int version, String text, WorkspaceState workspaceState) {
		this.uri = Objects.requireNonNull(uri);
		this.version = version;
		this.text = Objects.requireNonNull(text);
		this.workspaceState = workspaceState;
	}

	/** The absolute address of the document. */
	public URI uri() {
		return uri;
	}

	/** The version that the editor gave the document; {@link Workspace#SAVED} for a file that is open in no editor. */
	public int version() {
		return version;
	}

	/** The text. */
	public String text() {
		return text;
	}

	/** The lines of the text. */
	public LineIndex lines() {
		return lines.get();
	}

	/** The text parsed and linked; parsed and empty if it cannot be read at all, which is its one problem. */
	public XtextResource resource() {
		return read.get().source().resource();
	}

	/** The model that the text says; nothing if it says none at all. */
	public Optional<Model> model() {
		return read.get().source().model();
	}

	/** A service of the language, such as its scopes. */
	public <T> T service(Class<T> kind) {
		return resource().getResourceServiceProvider().get(kind);
	}

	/** Where every VM of the model runs and what is on every GPU. */
	public Assignment assignment() {
		return assignment.get();
	}

	/**
	 * Everything that is wrong with the document, sorted; found once and remembered.
	 *
	 * @return nothing if it was cancelled, or where a newer version came meanwhile: what was found of an old one is of no use
	 */
	public Optional<List<Diagnostic>> diagnostics(CancelIndicator cancelled) {
		synchronized (validating) {
			if (diagnostics == null) {
				CancelIndicator stopped = () -> outdated || cancelled.isCanceled();
				List<Diagnostic> found = stopped.isCanceled() ? List.of() : validated(stopped);
				if (stopped.isCanceled()) {
					return Optional.empty();
				}
				diagnostics = found;
			}
			return Optional.of(diagnostics);
		}
	}

	/** What {@link #diagnostics} has found, without waiting for it; nothing if it has not come to its end. */
	public Optional<List<Diagnostic>> knownDiagnostics() {
		return Optional.ofNullable(diagnostics);
	}

	/** Where a problem stands in the text. */
	public Region region(Diagnostic diagnostic) {
		int start = lines().offset(diagnostic.line() - 1, diagnostic.column() - 1);
		return Region.between(start, Math.max(start, lines().offset(diagnostic.endLine() - 1, diagnostic.endColumn() - 1)));
	}

	/** Whether the workspace has a newer snapshot of the document, or of something that it can see. */
	public boolean isOutdated() {
		return outdated;
	}

	void outdate() {
		outdated = true;
	}

	private List<Diagnostic> validated(CancelIndicator stopped) {
		Read opened = read.get();
		return opened.refusal().map(List::of).orElseGet(() -> opened.project().validate(opened.source(), stopped::isCanceled));
	}

	private Assignment assign() {
		return model().map(model -> Assignment.of(ModelScopes.of(model)))
				.orElseGet(() -> new Assignment(List.of(), List.of(), List.of()));
	}

	private Read read() {
		try {
			return read(text, Optional.empty());
		} catch (UnreadableSourceException refused) {
			try {
				return read("",
						Optional.of(new Diagnostic(uri.isFile() ? uri.toFileString() : uri.toString(), 1, 1, 1, 1, Severity.ERROR,
								"syntax",
								refused.getMessage(), List.of())));
			} catch (UnreadableSourceException impossible) {
				throw new IllegalStateException(impossible);
			}
		}
	}

	private Read read(String readable, Optional<Diagnostic> refusal) throws UnreadableSourceException {
		Project project = workspaceState.open(uri, readable);
		SourceFile sourceFile = project.sources().getFirst();
		ProxyResolver.resolveAll(List.of(sourceFile.resource()));
		return new Read(project, sourceFile, refusal);
	}
}
