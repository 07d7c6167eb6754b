package dev.lamina.cli.option;

import java.util.Optional;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;

/** {@code --threads}: how many threads work; by default one for each processor. */
public final class ThreadsOption {
	private static final String NAME = "--threads";

	@Option(names = NAME, paramLabel = "N",
			description = "How many threads work; by default one for each processor. The result does not depend on it.")
	private Optional<Integer> threads;

	/**
	 * How many threads work, 1 or more.
	 *
	 * @throws CommandException if the user wants fewer
	 */
	public int count() {
		return OptionValue.atLeast(NAME, threads, 1).orElseGet(Runtime.getRuntime()::availableProcessors);
	}
}
