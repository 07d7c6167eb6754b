package dev.lamina.dsl.messages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;

/**
 * The blocks that are open before a token.
 *
 * @param depth    how many
 * @param unclosed the brace that opened the innermost
 */
record Braces(int depth, Optional<Token> unclosed) {
	/** Counts from the beginning of the text, whatever the parser made of it. */
	static Braces before(TokenStream tokens, Token end) {
		Deque<Token> open = new ArrayDeque<>();
		int last = end.getType() == Token.EOF ? tokens.size() : Math.min(end.getTokenIndex(), tokens.size());
		for (int i = 0; i < last; i++) {
			String text = tokens.get(i).getText();
			if ("{".equals(text)) {
				open.push(tokens.get(i));
			} else if ("}".equals(text)) {
				open.poll();
			}
		}
		return new Braces(open.size(), Optional.ofNullable(open.peek()));
	}
}
