package dev.lamina.result;

import java.util.SequencedMap;

/**
 * A combination of a sweep that cannot be run, and why.
 *
 * @param variation the varied property to its value, in the order of the file
 * @param code      the code of the rule that it breaks, {@code stack.hypervisor}; empty if it is not known
 * @param reason    a sentence for people
 * @param source    the URI of the element of the model that it is about, for its place in the file; empty if there is none
 */
public record ImpossibleCombination(SequencedMap<String, String> variation, String code, String reason, String source) {
	public ImpossibleCombination {
		variation = SequencedMaps.copyOf(variation);
	}

	/** A combination that breaks no rule of the language. */
	public ImpossibleCombination(SequencedMap<String, String> variation, String reason, String source) {
		this(variation, "", reason, source);
	}
}
