package dev.lamina.ui.problem;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.DocumentListener;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;

/** Keeps the markers of a file in step with its text while it is open in an editor, and with what is saved afterwards. */
public final class EditorDiagnostics implements DocumentListener {
	/** Shows what was found in a text, if its file belongs to a project. */
	@Override
	public void validated(OpenDocument document, Snapshot snapshot) {
		Optional<List<Diagnostic>> diagnostics = snapshot.knownDiagnostics();
		Optional<IFile> file = DocumentRegistry.file(document.address());
		if (diagnostics.isPresent()) {
			if (file.isPresent()) {
				ProblemMarkers.update(file.get(), snapshot.lines(), diagnostics.get(),
						() -> DocumentRegistry.at(document.address()).filter(document::equals).isPresent()
								&& document.isCurrent(snapshot));
			} else {
				DiagnosticAnnotations.show(document, snapshot, diagnostics.get());
			}
		}
	}

	/** The file counts again. */
	@Override
	public void closed(OpenDocument document) {
		DocumentRegistry.file(document.address())
				.ifPresent(file -> Job.create("Checking " + file.getName(), (ICoreRunnable) monitor -> {
					checkSaved(file, monitor::isCanceled);
				}).schedule());
	}

	/** Shows what is wrong with a file as it is saved, if no editor has it open. */
	static void checkSaved(IFile file, CancelIndicator cancelled) {
		DocumentRegistry.validatedSnapshot(file, cancelled).ifPresent(
				saved -> ProblemMarkers.update(file, saved.lines(), saved.knownDiagnostics().orElseThrow(),
						() -> isClosed(file)));
	}

	/** Whether no editor has a file open. */
	static boolean isClosed(IFile file) {
		return DocumentRegistry.address(file).flatMap(DocumentRegistry::at).isEmpty();
	}
}
