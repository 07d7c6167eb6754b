package dev.lamina.dsl.serializer;

/**
 * A word of the text to be written.
 *
 * @param text   the word
 * @param source the piece of the old text that it comes from or takes the place of, -1 for a new one
 * @param space  the white space before it where its value demands one, null where the layout decides
 * @param breaks whether a new line begins with it
 */
record Token(String text, int source, String space, boolean breaks) {
	static final int NEW = -1;

	static Token added(String text, String space) {
		return new Token(text, NEW, space, false);
	}

	Token at(int piece) {
		return new Token(text, piece, space, breaks);
	}

	Token breaking(boolean isNewLine) {
		return new Token(text, source, space, isNewLine);
	}

	boolean isNew() {
		return source == NEW;
	}
}
