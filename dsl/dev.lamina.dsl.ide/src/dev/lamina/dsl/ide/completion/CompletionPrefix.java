package dev.lamina.dsl.ide.completion;

import java.util.List;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Where the word under the cursor begins, and what of it was typed.
 *
 * @param replaced the piece of text that a proposal replaces
 * @param typed    what stands between its beginning and the cursor
 * @param glued    whether it touches a number before it, as in {@code 48Gi}
 */
record CompletionPrefix(Region replaced, PrefixMatcher typed, boolean glued) {
	/** The word: letters, digits and hyphens; behind a number only the letters, and a unit with its slash. */
	static CompletionPrefix ofWord(String text, List<LexerToken> lexerTokens, int cursor) {
		int start = cursor;
		while (start > 0 && isWord(text.charAt(start - 1))) {
			start--;
		}
		if (start < cursor && (Character.isDigit(text.charAt(start)) || text.charAt(start) == '-')) {
			int digits = start;
			for (LexerToken lexerToken : lexerTokens) {
				if (lexerToken.kind() == LexerToken.Kind.NUMBER && lexerToken.offset() <= start && lexerToken.end() > start) {
					digits = Math.min(cursor, lexerToken.end());
				}
			}
			start = digits;
		}
		if (start > 0 && text.charAt(start - 1) == '/' && !isComment(text, start)) {
			start--;
			while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
				start--;
			}
		}
		return of(text, start, cursor, wordEnd(text, cursor, false));
	}

	/** A name that may hold dots and signs: {@code 1g.10gb+me}, {@code nvidia.A40}. */
	static CompletionPrefix ofName(String text, int cursor) {
		int start = cursor;
		while (start > 0 && (isWord(text.charAt(start - 1)) || text.charAt(start - 1) == '.' || text.charAt(start - 1) == '+'
				|| text.charAt(start - 1) == '*')) {
			start--;
		}
		return of(text, start, cursor, wordEnd(text, cursor, true));
	}

	private static CompletionPrefix of(String text, int start, int cursor, int end) {
		boolean glued = start > 0 && Character.isDigit(text.charAt(start - 1));
		return new CompletionPrefix(Region.between(start, end), new PrefixMatcher(text.substring(start, cursor)), glued);
	}

	private static int wordEnd(String text, int cursor, boolean withSigns) {
		int end = cursor;
		boolean inWord = cursor > 0 && isWord(text.charAt(cursor - 1));
		while (inWord && end < text.length()
				&& (isWord(text.charAt(end)) || withSigns && (text.charAt(end) == '.' || text.charAt(end) == '+'))) {
			end++;
		}
		return end;
	}

	private static boolean isComment(String text, int start) {
		return start > 1 && (text.charAt(start - 2) == '/' || text.charAt(start - 2) == '*');
	}

	private static boolean isWord(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || letter == '^';
	}
}
