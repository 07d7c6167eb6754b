package dev.lamina.diagram.specification;

import java.util.Optional;

import dev.lamina.diagram.expression.Expression;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;

/**
 * How an edge looks.
 *
 * @param colour  colour of the line
 * @param line    kind of line
 * @param width   its width in pixels
 * @param source  what is drawn at its beginning
 * @param target  what is drawn at its end
 * @param routing how it goes
 * @param begin   the label at its beginning
 * @param centre  the label in its middle
 * @param end     the label at its end
 */
public record EdgeStyle(ColorDescription colour, LineStyle line, Expression width, Arrow source, Arrow target, Routing routing,
		Optional<LabelStyle> begin,
		Optional<LabelStyle> centre, Optional<LabelStyle> end) {
	/** What can be at an end; the words are Sirius's. */
	public enum Arrow {
		NO_DECORATION, OUTPUT_ARROW, INPUT_ARROW, OUTPUT_CLOSED_ARROW, INPUT_CLOSED_ARROW, OUTPUT_FILL_CLOSED_ARROW,
		INPUT_FILL_CLOSED_ARROW, DIAMOND,
		FILL_DIAMOND, DOT
	}

	/** How an edge goes; the words are Sirius's. */
	public enum Routing {
		STRAIGHT, MANHATTAN, TREE
	}
}
