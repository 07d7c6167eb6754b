package dev.lamina.diagram.scene;

import java.util.List;

import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;

/**
 * A line between two boxes.
 *
 * @param identity what it stands for
 * @param from     the id of the box at its beginning
 * @param to       the id of the box at its end
 * @param paths    the corners of its way from the beginning to the end, at least two; then those of branches to further parts of
 *                 the end
 * @param colour   its colour
 * @param line     its kind
 * @param width    its width in pixels
 * @param source   what is drawn at its beginning
 * @param target   what is drawn at its end
 * @param labels   its text, line by line
 */
public record Edge(ElementIdentity identity, String from, String to, List<List<Point>> paths, FixedColor colour, LineStyle line,
		double width,
		Arrow source, Arrow target,
		List<Label> labels) {
	public Edge {
		paths = paths.stream().map(List::copyOf).toList();
		labels = List.copyOf(labels);
	}

	/** A place in pixels. */
	public record Point(double x, double y) {
	}
}
