package dev.lamina.dsl.formatting2;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

import dev.lamina.dsl.formatting2.Piece.Start;

/** A declaration, a property, or a comment on lines of its own: what stands on one line or begins one. */
final class Entry {
	/** What an entry consists of: words, comments between them, and bodies. */
	sealed interface Part {
	}

	/** A word, or a comment between two words. */
	record Word(Piece piece) implements Part {
	}

	/**
	 * What stands between braces.
	 *
	 * @param entries   what is in it
	 * @param opening   comments behind the opening brace, on its line
	 * @param isOneLine whether it stands on one line in the source and holds no comment
	 */
	record Body(List<Entry> entries, List<Piece> opening, boolean isOneLine) implements Part {
	}

	private final List<Part> parts = new ArrayList<>();
	private final List<Piece> trailing = new ArrayList<>();
	private final Piece first;

	private Entry(Piece first) {
		this.first = first;
	}

	/** The entries up to the closing brace or the end of the source, which is left to be read. */
	static List<Entry> read(ListIterator<Piece> pieces) {
		List<Entry> entries = new ArrayList<>();
		while (pieces.hasNext()) {
			Piece piece = pieces.next();
			if (piece.is("}")) {
				pieces.previous();
				return entries;
			}
			Entry entry = new Entry(piece);
			if (!piece.isComment()) {
				pieces.previous();
				entry.words(pieces);
				entries.add(entry);
			} else if (piece.lines() == 0 && !entries.isEmpty()) {
				entries.getLast().trailing.add(piece);
			} else {
				entries.add(entry);
			}
		}
		return entries;
	}

	private void words(ListIterator<Piece> pieces) {
		while (pieces.hasNext()) {
			Piece piece = pieces.next();
			if (piece.is("{")) {
				parts.add(body(pieces));
			} else if (piece.is("}") || piece != first && piece.starts() != Start.NOTHING
					|| piece.isComment() && endsAfterComments(pieces)) {
				pieces.previous();
				return;
			} else {
				parts.add(new Word(piece));
			}
		}
	}

	/** Whether nothing of this entry follows the comment that has just been read. */
	private static boolean endsAfterComments(ListIterator<Piece> pieces) {
		int read = 0;
		boolean ends = true;
		while (pieces.hasNext()) {
			Piece next = pieces.next();
			read++;
			if (!next.isComment()) {
				ends = next.is("}") || next.starts() != Start.NOTHING;
				break;
			}
		}
		for (; read > 0; read--) {
			pieces.previous();
		}
		return ends;
	}

	private static Body body(ListIterator<Piece> pieces) {
		List<Piece> opening = new ArrayList<>();
		while (pieces.hasNext()) {
			Piece piece = pieces.next();
			if (!piece.isComment() || piece.lines() > 0) {
				pieces.previous();
				break;
			}
			opening.add(piece);
		}
		List<Entry> entries = read(pieces);
		Piece close = pieces.next();
		return new Body(entries, opening, opening.isEmpty() && close.lines() == 0 && entries.stream().allMatch(Entry::isOneLine));
	}

	private boolean isOneLine() {
		boolean words = parts.stream().allMatch(part -> switch (part) {
			case Word word -> !word.piece().isComment() && word.piece().lines() == 0;
			case Body body -> body.isOneLine();
		});
		return words && !isComment() && trailing.isEmpty();
	}

	/** The words, comments and bodies; empty where the entry is a comment itself. */
	List<Part> parts() {
		return parts;
	}

	/** Comments behind it on its line. */
	List<Piece> trailing() {
		return trailing;
	}

	/** The first word, or the comment. */
	Piece first() {
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
