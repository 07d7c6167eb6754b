package dev.lamina.diagram.specification;

import java.util.Optional;

import dev.lamina.diagram.expression.Expression;

/**
 * How a container or node looks.
 *
 * @param key      what tells it from all others of the file: its path
 * @param shape    its outline
 * @param fill     colour of its inside; the first of two where {@code gradient} is not {@code NONE}
 * @param fillEnd  the second colour of the gradient
 * @param gradient how the two colours follow each other
 * @param border   its border
 * @param label    its label
 * @param position where the label of a node stands
 * @param width    its width in units of 10 pixels; -1 or nothing if it follows from what is inside
 * @param height   its height likewise
 * @param corner   the radius of its corners in pixels; 0 for sharp ones
 * @param image    the picture that is its inside
 * @param tooltip  what it says when pointed at
 */
public record BoxStyle(String key, Shape shape, ColorDescription fill, ColorDescription fillEnd, Gradient gradient, Border border,
		LabelStyle label,
		LabelPosition position,
		Optional<Expression> width, Optional<Expression> height, int corner, Optional<String> image,
		Optional<Expression> tooltip) {
	/** The same with another colour. */
	BoxStyle with(StyleCustomization.Role role, ColorDescription colorDescription) {
		boolean isFill = role == StyleCustomization.Role.FILL;
		boolean isEnd = role == StyleCustomization.Role.FILL_END;
		Border edge = role == StyleCustomization.Role.BORDER ? new Border(border.width(), colorDescription, border.line())
				: border;
		LabelStyle text = role == StyleCustomization.Role.LABEL ? label.in(colorDescription) : label;
		return new BoxStyle(key, shape, isFill ? colorDescription : fill, isEnd ? colorDescription : fillEnd, gradient, edge,
				text, position, width,
				height, corner,
				image, tooltip);
	}

	/** An outline. */
	public enum Shape {
		RECTANGLE, ELLIPSE, LOZENGE, NOTE, IMAGE
	}

	/** How two colours fill an inside; the words are Sirius's. */
	public enum Gradient {
		GRADIENT_LEFT_TO_RIGHT, LIQUID, GRADIENT_TOP_TO_BOTTOM, NONE
	}

	/** Where the label of a node stands; the words are Sirius's. */
	public enum LabelPosition {
		BORDER, NODE
	}

	/**
	 * A border.
	 *
	 * @param width  its width in pixels
	 * @param colour its colour
	 * @param line   its line
	 */
	public record Border(Expression width, ColorDescription colour, LineStyle line) {
	}

	/** A kind of line; the words are Sirius's. */
	public enum LineStyle {
		SOLID, DASH, DOT, DASH_DOT
	}
}
