package dev.lamina.diagram.scene;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;

/**
 * A container, a node, or a part of one.
 *
 * @param identity what it stands for
 * @param part     which part of its element it is, from 0; 0 if the element is in one piece
 * @param bounds   where it is
 * @param paint    how it looks
 * @param labels   its text, line by line
 * @param tooltip  what it says when pointed at; empty for nothing
 * @param children what is in it and on its border, in drawing order
 */
public record Box(ElementIdentity identity, int part, Rectangle bounds, Paint paint, List<Label> labels, String tooltip,
		List<Box> children) {
	public Box {
		labels = List.copyOf(labels);
		children = List.copyOf(children);
	}

	/**
	 * How a box is painted.
	 *
	 * @param shape       its outline
	 * @param fill        colour of its inside; nothing if it is not filled
	 * @param fillEnd     the second colour of a gradient
	 * @param gradient    how the two follow each other
	 * @param border      width of the border in pixels; 0 for none
	 * @param borderColour its colour
	 * @param line        its line
	 * @param corner      radius of the corners in pixels
	 * @param image       the path of a picture that fills it
	 */
	public record Paint(Shape shape, Optional<FixedColor> fill, FixedColor fillEnd, Gradient gradient, double border,
			FixedColor borderColour,
			LineStyle line, double corner,
			Optional<String> image) {
	}

	/** It and everything in it, each before what is in it. */
	public Stream<Box> withAllInside() {
		return Stream.concat(Stream.of(this), children.stream().flatMap(Box::withAllInside));
	}

	/** The same elsewhere, with everything in it. */
	public Box moved(double byX, double byY) {
		return new Box(identity, part, bounds.moved(byX, byY), paint,
				labels.stream().map(label -> label.moved(byX, byY)).toList(), tooltip,
				children.stream().map(child -> child.moved(byX, byY)).toList());
	}
}
