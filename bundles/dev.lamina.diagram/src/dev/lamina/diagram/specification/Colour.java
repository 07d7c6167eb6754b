package dev.lamina.diagram.specification;

import java.util.List;

import dev.lamina.diagram.expression.Expression;

/** A colour of a specification. */
public sealed interface Colour {
	/**
	 * Always the same.
	 *
	 * @param red   0 to 255
	 * @param green 0 to 255
	 * @param blue  0 to 255
	 */
	record Fixed(int red, int green, int blue) implements Colour {
		public static final Fixed BLACK = new Fixed(0, 0, 0);
		public static final Fixed WHITE = new Fixed(255, 255, 255);

		public Fixed {
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
	record Interpolated(Expression value, Expression minimum, Expression maximum, List<Step> steps) implements Colour {
		public Interpolated {
			steps = List.copyOf(steps);
		}

		/**
		 * A colour at a value.
		 *
		 * @param value  the value
		 * @param colour the colour there
		 */
		public record Step(Expression value, Fixed colour) {
		}
	}

	/** From three numbers of 0 to 255. */
	record Computed(Expression red, Expression green, Expression blue) implements Colour {
	}
}
