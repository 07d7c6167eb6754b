package dev.lamina.simulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.model.file.FileAccess;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.variation.RuleCheck;

/**
 * How to run a simulation; what is absent is taken from the model. The result does not depend on the number of threads.
 *
 * @param seed          seed of the random numbers
 * @param replications  number of runs with different random numbers, 1 or more
 * @param duration      simulated time, with warm-up
 * @param threads       how many threads may work at the same time, 1 or more
 * @param files         which files the model may name, and where they are looked for if it is in no file itself
 * @param rules         asked about each combination of a sweep: one that breaks a rule is not run
 */
public record RunOptions(OptionalLong seed, OptionalInt replications, Optional<Quantity> duration, int threads,
		FileAccess files, RuleCheck rules) {
	/** Without rules: for a model that was validated, whose simulation varies nothing. */
	public RunOptions(OptionalLong seed, OptionalInt replications, Optional<Quantity> duration, int threads, FileAccess files) {
		this(seed, replications, duration, threads, files, RuleCheck.NONE);
	}

	/** The same with rules that each combination of a sweep must keep. */
	public RunOptions withRules(RuleCheck checked) {
		return new RunOptions(seed, replications, duration, threads, files, checked);
	}

	/** Everything as the model says, on one thread, with the files of that folder and below. */
	public static RunOptions asModelled(Path baseDirectory) {
		return asModelled(FileAccess.within(baseDirectory));
	}

	/** Everything as the model says, on one thread, with the files that it may name. */
	public static RunOptions asModelled(FileAccess files) {
		return new RunOptions(OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), 1, files);
	}
}
