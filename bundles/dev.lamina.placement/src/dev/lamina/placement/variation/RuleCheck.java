package dev.lamina.placement.variation;

import java.util.Optional;

/** Asks the rules of the language about a combination of a sweep, as if it were written out. */
@FunctionalInterface
public interface RuleCheck {
	/** Asks no rules: for models that no language holds, such as those that a program builds. */
	RuleCheck NONE = combination -> Optional.empty();

	/** The first rule that a combination breaks, errors only. */
	Optional<RuleBreach> firstBreach(SweepCombination combination);
}
