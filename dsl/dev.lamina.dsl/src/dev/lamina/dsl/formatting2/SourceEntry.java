package dev.lamina.dsl.formatting2;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

import dev.lamina.dsl.formatting2.SourceToken.Start;

/** A declaration, a property, or a comment on lines of its own: what stands on one line or begins one. */
final class SourceEntry {
	/** What an entry consists of: words, comments between them, and bodies. */
	sealed interface Part {
	}

	/** A word, or a comment between two words. */
	record Word(SourceToken piece) implements Part {
	}

	/**
	 * What stands between braces.
	 *
	 * @param entries   what is in it
	 * @param opening   comments behind the opening brace, on its line
	 * @param isOneLine whether it stands on one line in the source and holds no comment
	 */
	record Body(List<SourceEntry> entries, List<SourceToken> opening, boolean isOneLine) implements Part {
	}

	private final List<Part> parts = new ArrayList<>();
	private final List<SourceToken> trailing = new ArrayList<>();
	private final SourceToken first;

	private SourceEntry(SourceToken first) {
		this.first = first;
	}

	/** The entries up to the closing brace or the end of the source, which is left to be read. */
	static List<SourceEntry> read(ListIterator<SourceToken> sourceTokens) {
		List<SourceEntry> sourceEntries = new ArrayList<>();
		while (sourceTokens.hasNext()) {
			SourceToken sourceToken = sourceTokens.next();
			if (sourceToken.is("}")) {
				sourceTokens.previous();
				return sourceEntries;
			}
			SourceEntry sourceEntry = new SourceEntry(sourceToken);
			if (!sourceToken.isComment()) {
				sourceTokens.previous();
				sourceEntry.words(sourceTokens);
				sourceEntries.add(sourceEntry);
			} else if (sourceToken.lines() == 0 && !sourceEntries.isEmpty()) {
				sourceEntries.getLast().trailing.add(sourceToken);
			} else {
				sourceEntries.add(sourceEntry);
			}
		}
		return sourceEntries;
	}

	private void words(ListIterator<SourceToken> sourceTokens) {
		while (sourceTokens.hasNext()) {
			SourceToken sourceToken = sourceTokens.next();
			if (sourceToken.is("{")) {
				parts.add(body(sourceTokens));
			} else if (sourceToken.is("}") || sourceToken != first && sourceToken.starts() != Start.NOTHING
					|| sourceToken.isComment() && endsAfterComments(sourceTokens)) {
				sourceTokens.previous();
				return;
			} else {
				parts.add(new Word(sourceToken));
			}
		}
	}

	/** Whether nothing of this entry follows the comment that has just been read. */
	private static boolean endsAfterComments(ListIterator<SourceToken> sourceTokens) {
		int read = 0;
		boolean ends = true;
		while (sourceTokens.hasNext()) {
			SourceToken next = sourceTokens.next();
			read++;
			if (!next.isComment()) {
				ends = next.is("}") || next.starts() != Start.NOTHING;
				break;
			}
		}
		for (; read > 0; read--) {
			sourceTokens.previous();
		}
		return ends;
	}

	private static Body body(ListIterator<SourceToken> sourceTokens) {
		List<SourceToken> opening = new ArrayList<>();
		while (sourceTokens.hasNext()) {
			SourceToken sourceToken = sourceTokens.next();
			if (!sourceToken.isComment() || sourceToken.lines() > 0) {
				sourceTokens.previous();
				break;
			}
			opening.add(sourceToken);
		}
		List<SourceEntry> sourceEntries = read(sourceTokens);
		SourceToken close = sourceTokens.next();
		return new Body(sourceEntries, opening,
				opening.isEmpty() && close.lines() == 0 && sourceEntries.stream().allMatch(SourceEntry::isOneLine));
	}

	private boolean isOneLine() {
		boolean words = parts.stream().allMatch(part -> switch (part) {
			case Word word -> !word.piece().isComment() && word.piece().lines() == 0;
			case Body body -> body.isOneLine();
		});
		return words && !isComment() && trailing.isEmpty();
	}

	/** The words, comments and bodies; empty if the entry is a comment itself. */
	List<Part> parts() {
		return parts;
	}

	/** Comments behind it on its line. */
	List<SourceToken> trailing() {
		return trailing;
	}

	/** The first word, or the comment. */
	SourceToken first() {
		return first;
	}

	boolean isComment() {
		return first.isComment();
	}

	/** Whether it can stand on one line: no comment is inside, and bodies do so in the source. */
	boolean isCompact() {
		return !isComment() && parts.stream().allMatch(part -> switch (part) {
			case Word word -> !word.piece().isComment();
			case Body body -> body.isOneLine();
		});
	}
}
