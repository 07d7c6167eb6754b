package dev.lamina.diagram.specification;

import java.util.Set;

import dev.lamina.diagram.expression.Expression;

/**
 * How a label looks.
 *
 * @param text      what it says
 * @param size      its size in points
 * @param formats   how its letters look
 * @param colour    its colour
 * @param alignment how it is aligned in its element
 * @param hidden    whether it is left away
 */
public record LabelStyle(Expression text, int size, Set<Format> formats, ColorDescription colour, Alignment alignment,
		boolean hidden) {
	public LabelStyle {
		formats = Set.copyOf(formats);
	}

	/** The same in another colour. */
	LabelStyle in(ColorDescription other) {
		return new LabelStyle(text, size, formats, other, alignment, hidden);
	}

	/** How letters look; the words are Sirius's. */
	public enum Format {
		ITALIC, BOLD, UNDERLINE, STRIKE_THROUGH
	}

	/** How a label is aligned; the words are Sirius's. */
	public enum Alignment {
		CENTER, LEFT, RIGHT
	}
}
