package dev.lamina.report.validation;

import java.util.List;

/**
 * Something wrong at a place of a file.
 *
 * @param file        the path from the root of the report, with slashes; a full path where the file lies elsewhere
 * @param rule        the code of the rule that is broken
 * @param message     what is wrong, and how to put it right
 * @param text        the line of the place without needless space, by which the finding is known again when it has moved
 * @param fingerprint the same for the same rule, file and text, wherever in the file the line stands; of equal lines each has its
 *                    own
 * @param lineHash    what GitHub's code scanning knows the line of the place by: its {@link LineHashes hash}; empty if it is
 *                    unknown
 * @param snippet     the lines of the place as they stand in the file, without the last line end; empty if they are too long to
 *                    be shown
 * @param related     other places that have to do with it
 * @param repairs     ways to put it right, best first
 */
public record ReportedDiagnostic(String file, SourceRegion region, ReportedSeverity severity, String rule, String message,
		String text, String fingerprint,
		String lineHash,
		String snippet, List<Related> related, List<ReportedFix> repairs) {
	/** Another place that has to do with a finding, and what is there. */
	public record Related(String file, SourceRegion region, String message) {
	}

	public ReportedDiagnostic {
		related = List.copyOf(related);
		repairs = List.copyOf(repairs);
	}
}
