package dev.lamina.dsl.ide.folding;

/**
 * Lines of which all but the first can be hidden.
 *
 * @param firstLine the line that stays, from 0
 * @param lastLine  the last line that is hidden; always after the first
 */
public record FoldingRange(int firstLine, int lastLine, Kind kind) {
	/** What is hidden. */
	public enum Kind {
		/** What stands between braces; the closing brace stays. */
		BODY,
		/** One comment, or line comments one below the other. */
		COMMENT,
		/** The imports. */
		IMPORTS
	}

	public FoldingRange {
		if (firstLine < 0 || lastLine <= firstLine) {
			throw new IllegalArgumentException(firstLine + " to " + lastLine);
		}
	}
}
