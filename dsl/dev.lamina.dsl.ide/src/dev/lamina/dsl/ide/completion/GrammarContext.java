package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the grammar allows at a place of a text, and what has been said around it.
 *
 * @param offset      the place
 * @param expected    the tokens that may come there
 * @param previousToken      the last token before it
 * @param declaration where the declaration around begins; -1 if there is none
 * @param body        the block around, with what is said in it before the place
 * @param rest        the same block with what is said in it behind the place
 */
record GrammarContext(int offset, Set<ExpectedToken> expected, Optional<LexerToken> previousToken, int declaration,
		Optional<RuleFrame> body,
		Optional<RuleFrame> rest) {
	/** Whether the block around gives a feature a value, before or behind the place. */
	boolean isSet(String feature) {
		return body.filter(ruleFrame -> ruleFrame.has(feature)).isPresent()
				|| rest.filter(frame -> frame.has(feature)).isPresent();
	}

	/** The texts that the block around gives a feature. */
	List<String> values(String feature) {
		return java.util.stream.Stream.concat(body.stream(), rest.stream())
				.flatMap(ruleFrame -> ruleFrame.texts(feature).stream())
				.toList();
	}
}
