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

import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.validation.Rule;

/**
 * The problems of a file as markers. Those that are there already stay untouched, so that nothing flickers; one that has only
 * moved is moved; and all changes become known at once.
 */
public final class Markers {
	/** The type of the markers. */
	public static final String TYPE = "dev.lamina.ui.problem";
	/** The stable name of the broken rule. */
	public static final String CODE = "code";

	private Markers() {
	}

	/**
	 * Makes the markers of a file say these problems and nothing else.
	 *
	 * @param valid whether they are still what is to be said; asked when nobody else can change the markers any more
	 */
	static void update(IFile file, Lines lines, List<Problem> problems, BooleanSupplier valid) {
		try {
			file.getWorkspace().run(monitor -> {
				synchronized (Markers.class) {
					if (valid.getAsBoolean()) {
						updateNow(file, lines, problems);
					}
				}
			}, file.getWorkspace().getRuleFactory().markerRule(file), IWorkspace.AVOID_UPDATE, null);
		} catch (CoreException failed) {
			ILog.of(Markers.class).log(failed.getStatus());
		}
	}

	private static void updateNow(IFile file, Lines lines, List<Problem> problems) throws CoreException {
		if (!file.isAccessible()) {
			return;
		}
		List<Map<String, Object>> wanted = new ArrayList<>(problems.stream().map(problem -> attributes(lines, problem)).toList());
		List<IMarker> others = new ArrayList<>();
		for (IMarker marker : file.findMarkers(TYPE, true, IResource.DEPTH_ZERO)) {
			if (!wanted.remove(said(marker))) {
				others.add(marker);
			}
		}
		for (Map<String, Object> attributes : wanted) {
			IMarker moved = others.stream().filter(marker -> attributes.get(CODE).equals(marker.getAttribute(CODE, null)))
					.findFirst().orElse(null);
			if (moved == null) {
				file.createMarker(TYPE, attributes);
			} else {
				others.remove(moved);
				moved.setAttributes(attributes);
			}
		}
		for (IMarker gone : others) {
			gone.delete();
		}
	}

	private static Map<String, Object> attributes(Lines lines, Problem problem) {
		int start = lines.offset(problem.line() - 1, problem.column() - 1);
		int end = Math.max(start, lines.offset(problem.endLine() - 1, problem.endColumn() - 1));
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.CHAR_START, start);
		attributes.put(IMarker.CHAR_END, end);
		attributes.put(IMarker.LINE_NUMBER, problem.line());
		attributes.put(IMarker.LOCATION, "line " + problem.line());
		attributes.put(IMarker.MESSAGE, problem.message());
		attributes.put(IMarker.SEVERITY, severity(problem));
		attributes.put(CODE, problem.code());
		return attributes;
	}

	private static Map<String, Object> said(IMarker marker) throws CoreException {
		Map<String, Object> said = marker.getAttributes();
		return said == null ? Map.of() : said;
	}

	static int severity(Problem problem) {
		return switch (problem.severity()) {
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
