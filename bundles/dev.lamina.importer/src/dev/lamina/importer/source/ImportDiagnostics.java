package dev.lamina.importer.source;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;

/**
 * Collects what was not understood, each as a warning with its place; a report that is strange throughout is cut short with a
 * count.
 */
public final class ImportDiagnostics {
	private static final int MAX_DIAGNOSTICS = 200;

	private final List<Diagnostic> diagnostics = new ArrayList<>();
	private final List<String> comments = new ArrayList<>();
	private int count;
	private ImportLocation last;

	/**
	 * Notes something.
	 *
	 * @return what a comment in the model says of it: the place, short, and the sentence
	 */
	public String add(ImportWarningCode importWarningCode, ImportLocation importLocation, String sentence) {
		count++;
		last = importLocation;
		if (count <= MAX_DIAGNOSTICS) {
			diagnostics.add(problem(importWarningCode, importLocation, sentence));
		}
		String comment = importLocation.shortText() + ": " + sentence;
		comments.add(comment);
		return comment;
	}

	private static Diagnostic problem(ImportWarningCode importWarningCode, ImportLocation importLocation, String sentence) {
		int column = importLocation.column();
		return new Diagnostic(importLocation.document().name(), importLocation.line(), column, importLocation.line(),
				Math.max(column + 1, column
						+ importLocation.end() - importLocation.offset()),
				Severity.WARNING, importWarningCode.code(), sentence, List.of());
	}

	/** Everything, in the order of the reports; the last says how many more there were. */
	public List<Diagnostic> diagnostics() {
		List<Diagnostic> all = new ArrayList<>(diagnostics);
		if (count > MAX_DIAGNOSTICS) {
			all.add(problem(ImportWarningCode.PART_UNKNOWN, last,
					"There are " + (count - MAX_DIAGNOSTICS) + " more like these, up to here."));
		}
		return all;
	}

	/** What comments say of everything, also of what was cut. */
	public List<String> comments() {
		return List.copyOf(comments);
	}
}
