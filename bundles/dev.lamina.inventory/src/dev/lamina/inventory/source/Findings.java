package dev.lamina.inventory.source;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;

/**
 * Collects what was not understood, each as a warning with its place; a report that is strange throughout is cut short with a
 * count.
 */
public final class Findings {
	private static final int MOST = 200;

	private final List<Diagnostic> diagnostics = new ArrayList<>();
	private final List<String> comments = new ArrayList<>();
	private int count;
	private Place last;

	/**
	 * Notes something.
	 *
	 * @return what a comment in the model says of it: the place, short, and the sentence
	 */
	public String add(Doubt doubt, Place place, String sentence) {
		count++;
		last = place;
		if (count <= MOST) {
			diagnostics.add(problem(doubt, place, sentence));
		}
		String comment = place.shortText() + ": " + sentence;
		comments.add(comment);
		return comment;
	}

	private static Diagnostic problem(Doubt doubt, Place place, String sentence) {
		int column = place.column();
		return new Diagnostic(place.document().name(), place.line(), column, place.line(), Math.max(column + 1, column
				+ place.end() - place.offset()),
				Severity.WARNING, doubt.code(), sentence, List.of());
	}

	/** Everything, in the order of the reports; the last says how many more there were. */
	public List<Diagnostic> problems() {
		List<Diagnostic> all = new ArrayList<>(diagnostics);
		if (count > MOST) {
			all.add(problem(Doubt.PART_UNKNOWN, last, "There are " + (count - MOST) + " more like these, up to here."));
		}
		return all;
	}

	/** What comments say of everything, also of what was cut. */
	public List<String> comments() {
		return List.copyOf(comments);
	}
}
