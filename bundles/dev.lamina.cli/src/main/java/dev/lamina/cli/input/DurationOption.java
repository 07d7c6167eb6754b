package dev.lamina.cli.input;

import dev.lamina.cli.console.CommandException;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Times as users write them in options, the way they are written in models. */
public final class DurationOption {
	private DurationOption() {
	}

	/**
	 * A time above zero, or from zero on.
	 *
	 * @throws CommandException if it is none
	 */
	public static Quantity parse(String option, String text, boolean mayBeZero) {
		try {
			Quantity quantity = Quantity.valueOf(text);
			if (quantity.dimension().filter(Dimension.DURATION::equals).isPresent() && quantity.signum() >= (mayBeZero ? 0 : 1)
					&& quantity.isExact()) {
				return quantity;
			}
		} catch (IllegalArgumentException noQuantity) {
			// said below, in the words of the option
		}
		throw new CommandException(option + " must be a time such as 60s or \"500 ms\", not '" + text + "'.");
	}

	/** The same in nanoseconds. */
	public static long parseNanoseconds(String option, String text, boolean mayBeZero) {
		return parse(option, text, mayBeZero).base();
	}
}
