package dev.lamina.dsl.messages;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;

/**
 * Counts braces from the beginning of a text, whatever the parser made of it; a later place is counted on from the one before.
 */
final class BraceCounter {
	/** The numbers of the tokens that opened the blocks that are open before {@link #next}. */
	private final Deque<Integer> open = new ArrayDeque<>();
	private WeakReference<TokenStream> counted = new WeakReference<>(null);
	private int next;

	/** The blocks that are open before a token. */
	synchronized OpenBraces before(TokenStream tokens, Token end) {
		int last = end.getType() == Token.EOF ? tokens.size() : Math.min(end.getTokenIndex(), tokens.size());
		if (counted.get() != tokens || next > last) {
			open.clear();
			counted = new WeakReference<>(tokens);
			next = 0;
		}
		for (; next < last; next++) {
			String text = tokens.get(next).getText();
			if ("{".equals(text)) {
				open.push(next);
			} else if ("}".equals(text)) {
				open.poll();
			}
		}
		return new OpenBraces(open.size(), Optional.ofNullable(open.peek()).map(tokens::get));
	}
}
