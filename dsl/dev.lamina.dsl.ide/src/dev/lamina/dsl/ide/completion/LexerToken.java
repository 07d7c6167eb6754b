package dev.lamina.dsl.ide.completion;

/**
 * A word, number, text or sign of a file; space and comments are none.
 *
 * @param text   what is written
 * @param offset where it begins
 * @param kind   what the lexer takes it for
 */
record LexerToken(String text, int offset, Kind kind) {
	enum Kind {
		KEYWORD, ID, NUMBER, STRING, OTHER
	}

	int end() {
		return offset + text.length();
	}

	/** Whether it is a number with two ends, such as 2..11. */
	boolean isRange() {
		return kind == Kind.NUMBER && text.contains("..");
	}

	/** Whether it is a time of day, such as 8:00. */
	boolean isClock() {
		return kind == Kind.NUMBER && text.contains(":");
	}

	boolean is(String word) {
		return text.equals(word);
	}
}
