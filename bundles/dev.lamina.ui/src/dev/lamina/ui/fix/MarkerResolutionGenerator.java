package dev.lamina.ui.fix;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.problem.ProblemMarkers;

/** The fixes of the problem that a marker stands for, in the editor and in the Problems view. */
public final class MarkerResolutionGenerator implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return ProblemMarkers.mayHaveFix(marker);
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		if (!(marker.getResource() instanceof IFile file)) {
			return new IMarkerResolution[0];
		}
		return DocumentRegistry.validatedSnapshot(file, CancelIndicator.NullImpl).flatMap(
				snapshot -> problem(snapshot, marker)
						.map(diagnostic -> new QuickFixes().fixes(snapshot.resource(), diagnostic).stream()
								.map(fix -> (IMarkerResolution) new MarkerResolution(fix)).toArray(IMarkerResolution[]::new)))
				.orElseGet(() -> new IMarkerResolution[0]);
	}

	/** The problem that the marker says; where the text has moved, the nearest of the same rule. */
	private static Optional<Diagnostic> problem(Snapshot snapshot, IMarker marker) {
		String code = marker.getAttribute(ProblemMarkers.CODE, "");
		String message = marker.getAttribute(IMarker.MESSAGE, "");
		int start = marker.getAttribute(IMarker.CHAR_START, 0);
		List<Diagnostic> diagnostics = snapshot.knownDiagnostics().orElseThrow();
		return diagnostics.stream().filter(diagnostic -> diagnostic.code().equals(code))
				.min(Comparator.comparing((Diagnostic problem) -> !problem.message().equals(message))
						.thenComparingInt(problem -> Math.abs(snapshot.region(problem).offset() - start)));
	}
}
