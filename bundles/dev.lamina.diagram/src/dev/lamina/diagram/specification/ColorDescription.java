package dev.lamina.diagram.specification;

import java.util.List;

import dev.lamina.diagram.expression.Expression;

/** A colour of a specification. */
public sealed interface ColorDescription {
	/**
	 * Always the same.
	 *
	 * @param red   0 to 255
	 * @param green 0 to 255
	 * @param blue  0 to 255
	 */
	record FixedColor(int red, int green, int blue) implements ColorDescription {
		public static final FixedColor BLACK = new FixedColor(0, 0, 0);
		public static final FixedColor WHITE = new FixedColor(255, 255, 255);

		public FixedColor {
			red = Math.clamp(red, 0, 255);
			green = Math.clamp(green, 0, 255);
			blue = Math.clamp(blue, 0, 255);
		}
	}

	/**
	 * Between the colours of some steps, by a value.
	 *
	 * @param value   the value
	 * @param minimum the least value that counts
	 * @param maximum the greatest value that counts
	 * @param steps   the steps; at least one
	 */
	record InterpolatedColor(Expression value, Expression minimum, Expression maximum, List<Step> steps)
			implements ColorDescription {
		public InterpolatedColor {
			steps = List.copyOf(steps);
		}

		/**
		 * A colour at a value.
		 *
		 * @param value  the value
		 * @param colour the colour there
		 */
		public record Step(Expression value, FixedColor colour) {
		}
	}

	/** From three numbers of 0 to 255. */
	record ComputedColor(Expression red, Expression green, Expression blue) implements ColorDescription {
	}
}
