package dev.lamina.dsl.ide.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.fix.Edit;

/**
 * Two changes of one text, the second of what the first made of it, as one change of the text as it was: what neither touches
 * stays untouched.
 */
final class Composition {
	private final URI file;
	private final String before;
	private Deque<Piece> pieces = new ArrayDeque<>();

	/** A piece of the text as it is after some edits: one of the original from an offset, or new where that is -1. */
	private record Piece(int from, String text) {
		Piece first(int length) {
			return new Piece(from, text.substring(0, length));
		}

		Piece behind(int length) {
			return new Piece(from < 0 ? -1 : from + length, text.substring(length));
		}
	}

	private Composition(URI file, String before) {
		this.file = file;
		this.before = before;
		pieces.add(new Piece(0, before));
	}

	static List<Edit> of(URI file, String before, List<Edit> first, List<Edit> second) {
		Composition both = new Composition(file, before);
		both.apply(first);
		both.apply(second);
		return both.edits();
	}

	private void apply(List<Edit> edits) {
		Deque<Piece> done = new ArrayDeque<>();
		int place = 0;
		for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::offset)).toList()) {
			take(edit.offset() - place).forEach(done::add);
			take(edit.length());
			done.add(new Piece(-1, edit.replacement()));
			place = edit.end();
		}
		done.addAll(pieces);
		pieces = done;
	}

	/** The next pieces, so many letters together. */
	private List<Piece> take(int length) {
		List<Piece> taken = new ArrayList<>();
		int left = length;
		while (left > 0) {
			Piece next = pieces.removeFirst();
			if (next.text().length() > left) {
				pieces.addFirst(next.behind(left));
				next = next.first(left);
			}
			left -= next.text().length();
			taken.add(next);
		}
		return taken;
	}

	private List<Edit> edits() {
		List<Edit> edits = new ArrayList<>();
		StringBuilder fresh = new StringBuilder();
		int done = 0;
		for (Piece piece : pieces) {
			if (piece.from() < 0) {
				fresh.append(piece.text());
			} else if (!piece.text().isEmpty()) {
				add(edits, done, piece.from(), fresh.toString());
				fresh.setLength(0);
				done = piece.from() + piece.text().length();
			}
		}
		add(edits, done, before.length(), fresh.toString());
		return edits;
	}

	/** Adds an edit without what is the same on both of its ends. */
	private void add(List<Edit> edits, int start, int end, String replacement) {
		int same = 0;
		while (start + same < end && same < replacement.length() && before.charAt(start + same) == replacement.charAt(same)) {
			same++;
		}
		int tail = 0;
		while (start + same < end - tail && same < replacement.length() - tail
				&& before.charAt(end - tail - 1) == replacement.charAt(replacement.length() - tail - 1)) {
			tail++;
		}
		if (start + same < end - tail || same < replacement.length() - tail) {
			edits.add(new Edit(file, start + same, end - tail - start - same,
					replacement.substring(same, replacement.length() - tail)));
		}
	}
}
