package dev.lamina.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.project.Problem;

/**
 * Finds the fixes of a problem: the likeliest first and marked as preferred, always the same ones for the same text.
 *
 * <p>It reads a parsed and linked file and changes nothing. A problem of another version of the text has none or wrong fixes.
 */
public final class QuickFixes {
	/** More than these are no help in choosing. */
	private static final int MOST = 8;

	/** The fixes of a problem of that file, best first; none where nobody but the author can know. */
	public List<Fix> fixes(XtextResource resource, Problem problem) {
		Optional<Place> place = Place.of(resource, problem);
		if (place.isEmpty()) {
			return List.of();
		}
		List<Fix> fixes = new ArrayList<>();
		for (Remedy remedy : Remedies.of(problem.code())) {
			for (Fix fix : remedy.fixes(place.get())) {
				if (fixes.size() < MOST && fixes.stream().noneMatch(known -> known.edits().equals(fix.edits()))) {
					fixes.add(fixes.stream().anyMatch(Fix::preferred) ? new Fix(fix.label(), false, fix.safe(), fix.edits()) : fix);
				}
			}
		}
		return List.copyOf(fixes);
	}
}
