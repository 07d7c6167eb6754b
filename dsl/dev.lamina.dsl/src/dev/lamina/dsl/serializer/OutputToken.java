package dev.lamina.dsl.serializer;

/**
 * A word of the text to be written.
 *
 * @param text   the word
 * @param source the piece of the old text that it comes from or takes the place of, -1 for a new one
 * @param space  the white space before it where its value demands one, null if the layout decides
 * @param breaks whether a new line begins with it
 */
record OutputToken(String text, int source, String space, boolean breaks) {
	static final int NEW = -1;

	static OutputToken added(String text, String space) {
		return new OutputToken(text, NEW, space, false);
	}

	OutputToken at(int piece) {
		return new OutputToken(text, piece, space, breaks);
	}

	OutputToken breaking(boolean isNewLine) {
		return new OutputToken(text, source, space, isNewLine);
	}

	boolean isNew() {
		return source == NEW;
	}
}
