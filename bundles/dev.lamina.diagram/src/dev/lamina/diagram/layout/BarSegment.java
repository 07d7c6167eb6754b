package dev.lamina.diagram.layout;

import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.diagram.evaluation.Figure;

/**
 * A part of a bar.
 *
 * @param figure    what it shows; a figure with several segments is drawn in as many parts
 * @param start     where it begins, as a part of the bar: 0 to 1
 * @param extent    how long it is, as a part of the bar: above 0, up to 1
 * @param text      what is written at its left; the label of the figure if absent
 * @param trailing  what is written at its right if there is room; empty for nothing
 * @param tooltip   what it says when pointed at; empty for nothing
 * @param holdsText whether the bar is to be so high that a line of text fits into it
 * @param users     elements that use it: a line from one of them to the figure ends at this part
 */
public record BarSegment(Figure figure, double start, double extent, Optional<String> text, String trailing, String tooltip,
		boolean holdsText, Set<EObject> users) {
	public BarSegment {
		users = Set.copyOf(users);
	}

	/** Where it ends, as a part of the bar: 0 to 1. */
	double end() {
		return start + extent;
	}
}
