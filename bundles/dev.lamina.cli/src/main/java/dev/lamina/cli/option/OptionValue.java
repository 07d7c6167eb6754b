package dev.lamina.cli.option;

import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.cli.console.CommandException;

/** Checks the numbers of options. */
public final class OptionValue {
	private OptionValue() {
	}

	/**
	 * A number that is large enough, if there is one.
	 *
	 * @throws CommandException if it is too small
	 */
	public static OptionalInt atLeast(String option, Optional<Integer> number, int least) {
		if (number.isPresent() && number.get() < least) {
			throw new CommandException(option + " must be at least " + least + ", not " + number.get() + ".");
		}
		return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
	}
}
