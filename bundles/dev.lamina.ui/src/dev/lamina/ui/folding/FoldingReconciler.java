package dev.lamina.ui.folding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.IProjectionListener;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;

import dev.lamina.dsl.ide.folding.FoldingRange;
import dev.lamina.dsl.ide.folding.FoldingRangeProvider;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.SnapshotReconciler;

/** Offers bodies, comments and imports to be hidden; what is hidden stays so as long as it is there. */
public final class FoldingReconciler implements IReconciler {
	private final IProjectionListener enabling = new IProjectionListener() {
		@Override
		public void projectionEnabled() {
			snapshotReconciler.refresh();
		}

		@Override
		public void projectionDisabled() {
			// then everything is seen
		}
	};
	private ProjectionViewer viewer;
	private SnapshotReconciler snapshotReconciler;

	@Override
	public void install(ITextViewer installed) {
		if (installed instanceof ProjectionViewer projection) {
			viewer = projection;
			snapshotReconciler = new SnapshotReconciler(viewer, this::read);
			viewer.addProjectionListener(enabling);
		}
	}

	@Override
	public void uninstall() {
		if (snapshotReconciler != null) {
			viewer.removeProjectionListener(enabling);
			snapshotReconciler.stop();
		}
	}

	@Override
	public IReconcilingStrategy getReconcilingStrategy(String contentType) {
		return null;
	}

	private Runnable read(Snapshot snapshot) {
		LineIndex lineIndex = snapshot.lines();
		List<Position> places = FoldingRangeProvider.of(snapshot).stream().map(foldingRange -> place(lineIndex, foldingRange))
				.toList();
		return () -> show(places);
	}

	/** From the beginning of the first line to the beginning of the line after the last. */
	private static Position place(LineIndex lineIndex, FoldingRange foldingRange) {
		int start = lineIndex.start(foldingRange.firstLine());
		return new Position(start, lineIndex.start(foldingRange.lastLine() + 1) - start);
	}

	private void show(List<Position> places) {
		ProjectionAnnotationModel model = viewer.getProjectionAnnotationModel();
		if (model == null) {
			return;
		}
		Set<Position> wanted = new HashSet<>(places);
		List<Annotation> gone = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			if (annotation instanceof ProjectionAnnotation && !wanted.remove(model.getPosition(annotation))) {
				gone.add(annotation);
			}
		}
		Map<Annotation, Position> added = new HashMap<>();
		places.stream().filter(wanted::contains).forEach(place -> added.put(new ProjectionAnnotation(), place));
		if (!gone.isEmpty() || !added.isEmpty()) {
			model.modifyAnnotations(gone.toArray(Annotation[]::new), added, new Annotation[0]);
		}
	}
}
