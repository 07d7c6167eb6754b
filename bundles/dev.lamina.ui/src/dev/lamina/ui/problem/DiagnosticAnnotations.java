package dev.lamina.ui.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.OpenDocument;

/** The problems of a file that belongs to no project, which can have no markers: they are shown in its editor only. */
final class DiagnosticAnnotations {
	private static final String PREFIX = "org.eclipse.ui.workbench.texteditor.";

	private DiagnosticAnnotations() {
	}

	static void show(OpenDocument document, Snapshot snapshot, List<Diagnostic> diagnostics) {
		ITextFileBuffer buffer = document.text().map(FileBuffers.getTextFileBufferManager()::getTextFileBuffer).orElse(null);
		IAnnotationModel model = buffer == null ? null : buffer.getAnnotationModel();
		if (!(model instanceof IAnnotationModelExtension changeable)) {
			return;
		}
		List<Annotation> before = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			if (annotation instanceof Shown) {
				before.add(annotation);
			}
		}
		Map<Annotation, Position> now = new HashMap<>();
		for (Diagnostic diagnostic : diagnostics) {
			Region region = snapshot.region(diagnostic);
			Annotation kept = before.stream()
					.filter(annotation -> isSame((Shown) annotation, diagnostic, model.getPosition(annotation), region))
					.findFirst()
					.orElse(null);
			if (kept == null) {
				now.put(new Shown(diagnostic), new Position(region.offset(), region.length()));
			} else {
				before.remove(kept);
			}
		}
		changeable.replaceAnnotations(before.toArray(Annotation[]::new), now);
	}

	private static boolean isSame(Shown shown, Diagnostic diagnostic, Position position, Region region) {
		return position != null && position.equals(new Position(region.offset(), region.length()))
				&& shown.getText().equals(diagnostic.message())
				&& shown.getType().equals(type(diagnostic));
	}

	private static String type(Diagnostic diagnostic) {
		return PREFIX + diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT);
	}

	private static final class Shown extends Annotation {
		Shown(Diagnostic diagnostic) {
			super(type(diagnostic), false, diagnostic.message());
		}
	}
}
