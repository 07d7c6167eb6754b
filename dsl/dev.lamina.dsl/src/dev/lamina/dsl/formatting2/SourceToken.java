package dev.lamina.dsl.formatting2;

/**
 * A word or a comment of the source, and how it stands there.
 *
 * @param text      as written; a comment without the end of its line
 * @param isComment whether it is a comment
 * @param lines     ends of lines between it and the piece before it
 * @param column    where it begins in its line, from 0
 * @param starts    what begins with it
 * @param joined    whether no space may stand between it and the word before it
 */
record SourceToken(String text, boolean isComment, int lines, int column, Start starts, boolean joined) {
	/** What begins with a word. */
	enum Start {
		/** Nothing: the word belongs to what began before it. */
		NOTHING,
		/** A property whose value is aligned with its neighbours'. */
		PROPERTY,
		/** A part with a name or lines of its own, a promise, an event: one space follows the word. */
		PART,
		/** The package, or an import. */
		HEADER,
		/** A declaration. */
		DECLARATION
	}

	/** Whether the comment ends with its line. */
	boolean isLineComment() {
		return isComment && text.startsWith("//");
	}

	boolean is(String word) {
		return !isComment && text.equals(word);
	}
}
