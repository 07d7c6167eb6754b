package dev.lamina.diagram.scene;

import java.util.Set;

import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Format;

/**
 * One line of text.
 *
 * @param text    what it says
 * @param x       where it is anchored
 * @param y       its baseline
 * @param size    the size of its letters in pixels
 * @param anchor  which part of it is at x
 * @param formats how its letters look
 * @param colour  their colour
 */
public record Label(String text, double x, double y, double size, Anchor anchor, Set<Format> formats, FixedColor colour) {
	public Label {
		formats = Set.copyOf(formats);
	}

	/** Which part of a text is at its place. */
	public enum Anchor {
		START, MIDDLE, END
	}

	Label moved(double byX, double byY) {
		return new Label(text, x + byX, y + byY, size, anchor, formats, colour);
	}
}
