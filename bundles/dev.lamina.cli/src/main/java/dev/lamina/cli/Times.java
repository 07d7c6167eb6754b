package dev.lamina.cli;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Times as users write them in options, the way they are written in models. */
final class Times {
	private Times() {
	}

	/**
	 * A time above zero, or from zero on.
	 *
	 * @throws CommandFailure where it is none
	 */
	static Quantity of(String option, String text, boolean mayBeZero) {
		try {
			Quantity quantity = Quantity.valueOf(text);
			if (quantity.dimension().filter(Dimension.DURATION::equals).isPresent() && quantity.signum() >= (mayBeZero ? 0 : 1)
					&& quantity.isExact()) {
				return quantity;
			}
		} catch (IllegalArgumentException noQuantity) {
			// said below, in the words of the option
		}
		throw new CommandFailure(option + " wants a time such as 60s or \"500 ms\", not '" + text + "'.");
	}

	/** The same in nanoseconds. */
	static long nanoseconds(String option, String text, boolean mayBeZero) {
		return of(option, text, mayBeZero).base();
	}
}
