package dev.lamina.result;

import java.util.SequencedMap;

/**
 * A combination of a sweep that cannot be run, and why.
 *
 * @param variation the varied property to its value, in the order of the file
 * @param reason    a sentence for people
 * @param source    the URI of the element of the model that it is about, for its place in the file; empty if there is none
 */
public record ImpossibleCombination(SequencedMap<String, String> variation, String reason, String source) {
	public ImpossibleCombination {
		variation = SequencedMaps.copyOf(variation);
	}
}
