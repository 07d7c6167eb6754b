package dev.lamina.ui.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.ui.Ids;

/**
 * The problems of a file as markers. Those that are there already stay untouched, so that nothing flickers; one that has only
 * moved is moved; and all changes become known at once.
 */
public final class ProblemMarkers {
	/** The stable name of the broken rule. */
	public static final String CODE = "code";

	private ProblemMarkers() {
	}

	/**
	 * Makes the markers of a file say these problems and nothing else.
	 *
	 * @param valid whether they are still what is to be said; asked when no one else can change the markers any more
	 */
	static void update(IFile file, LineIndex lineIndex, List<Diagnostic> diagnostics, BooleanSupplier valid) {
		try {
			file.getWorkspace().run(monitor -> {
				synchronized (ProblemMarkers.class) {
					if (valid.getAsBoolean()) {
						updateNow(file, lineIndex, diagnostics);
					}
				}
			}, file.getWorkspace().getRuleFactory().markerRule(file), IWorkspace.AVOID_UPDATE, null);
		} catch (CoreException failed) {
			ILog.of(ProblemMarkers.class).log(failed.getStatus());
		}
	}

	private static void updateNow(IFile file, LineIndex lineIndex, List<Diagnostic> diagnostics) throws CoreException {
		if (!file.isAccessible()) {
			return;
		}
		List<Map<String, Object>> wanted = new ArrayList<>(
				diagnostics.stream().map(diagnostic -> attributes(lineIndex, diagnostic)).toList());
		List<IMarker> others = new ArrayList<>();
		for (IMarker marker : file.findMarkers(Ids.PROBLEM_MARKER, true, IResource.DEPTH_ZERO)) {
			if (!wanted.remove(said(marker))) {
				others.add(marker);
			}
		}
		for (Map<String, Object> attributes : wanted) {
			IMarker moved = others.stream().filter(marker -> attributes.get(CODE).equals(marker.getAttribute(CODE, null)))
					.findFirst().orElse(null);
			if (moved == null) {
				file.createMarker(Ids.PROBLEM_MARKER, attributes);
			} else {
				others.remove(moved);
				moved.setAttributes(attributes);
			}
		}
		for (IMarker gone : others) {
			gone.delete();
		}
	}

	private static Map<String, Object> attributes(LineIndex lineIndex, Diagnostic diagnostic) {
		int start = lineIndex.offset(diagnostic.line() - 1, diagnostic.column() - 1);
		int end = Math.max(start, lineIndex.offset(diagnostic.endLine() - 1, diagnostic.endColumn() - 1));
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.CHAR_START, start);
		attributes.put(IMarker.CHAR_END, end);
		attributes.put(IMarker.LINE_NUMBER, diagnostic.line());
		attributes.put(IMarker.LOCATION, "line " + diagnostic.line());
		attributes.put(IMarker.MESSAGE, diagnostic.message());
		attributes.put(IMarker.SEVERITY, severity(diagnostic));
		attributes.put(CODE, diagnostic.code());
		return attributes;
	}

	private static Map<String, Object> said(IMarker marker) throws CoreException {
		Map<String, Object> said = marker.getAttributes();
		return said == null ? Map.of() : said;
	}

	static int severity(Diagnostic diagnostic) {
		return switch (diagnostic.severity()) {
			case ERROR -> IMarker.SEVERITY_ERROR;
			case WARNING -> IMarker.SEVERITY_WARNING;
			case INFO -> IMarker.SEVERITY_INFO;
		};
	}

	/** Whether a fix is known for the rule that a marker says is broken. */
	public static boolean mayHaveFix(IMarker marker) {
		String code = marker.getAttribute(CODE, "");
		return Rule.of(code).map(Rule::hasFix).orElse(false);
	}
}
