package dev.lamina.ui.occurrence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.CaretListener;

import dev.lamina.dsl.ide.highlight.Highlight;
import dev.lamina.dsl.ide.highlight.HighlightProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.document.SnapshotReconciler;

/** Marks what is named under the cursor wherever the text names it, a moment after the cursor has come to rest. */
public final class OccurrenceReconciler implements IReconciler {
	/** How long the cursor must rest, in milliseconds. */
	private static final long DELAY_MILLIS = 150;
	private static final String REFERENCE_ANNOTATION = "dev.lamina.ui.occurrence";
	private static final String DECLARATION_ANNOTATION = "dev.lamina.ui.occurrence.declaration";

	private final CaretListener moves = event -> caretMoved();
	private final Job marking = Job.createSystem("Marking occurrences", (ICoreRunnable) monitor -> mark());
	private ISourceViewer viewer;
	private SnapshotReconciler snapshotReconciler;
	private Annotation[] shown = new Annotation[0];
	private volatile int caret;

	@Override
	public void install(ITextViewer installed) {
		viewer = (ISourceViewer) installed;
		viewer.getTextWidget().addCaretListener(moves);
		snapshotReconciler = new SnapshotReconciler(viewer, snapshot -> this::caretMoved);
	}

	@Override
	public void uninstall() {
		snapshotReconciler.stop();
		marking.cancel();
		if (viewer.getTextWidget() != null) {
			viewer.getTextWidget().removeCaretListener(moves);
		}
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}

	private void caretMoved() {
		int widget = viewer.getTextWidget().getCaretOffset();
		caret = viewer instanceof ITextViewerExtension5 folded ? folded.widgetOffset2ModelOffset(widget) : widget;
		marking.cancel();
		marking.schedule(DELAY_MILLIS);
	}

	private void mark() {
		int place = caret;
		Optional<OpenDocument> document = DocumentRegistry.shownBy(viewer);
		Optional<Snapshot> snapshot = document.flatMap(OpenDocument::readSnapshot);
		if (snapshot.isPresent()) {
			List<Highlight> found = HighlightProvider.at(snapshot.get(), place);
			UiThread.asyncExec(viewer, () -> {
				if (place == caret && document.get().isCurrent(snapshot.get())) {
					show(found);
				}
			});
		}
	}

	private void show(List<Highlight> found) {
		IDocument text = viewer.getDocument();
		if (text != null && viewer.getAnnotationModel() instanceof IAnnotationModelExtension model) {
			Map<Annotation, Position> marks = new HashMap<>();
			found.forEach(highlight -> marks.put(
					new Annotation(highlight.written() ? DECLARATION_ANNOTATION : REFERENCE_ANNOTATION, false,
							highlight.written() ? "Declared here" : "Named here"),
					new Position(highlight.region().offset(), highlight.region().length())));
			model.replaceAnnotations(shown, marks);
			shown = marks.keySet().toArray(Annotation[]::new);
		}
	}
}
