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
final class EditComposition {
	private final URI file;
	private final String before;
	private Deque<Segment> segments = new ArrayDeque<>();

	/** A piece of the text as it is after some edits: one of the original from an offset, or new where that is -1. */
	private record Segment(int from, String text) {
		Segment first(int length) {
			return new Segment(from, text.substring(0, length));
		}

		Segment behind(int length) {
			return new Segment(from < 0 ? -1 : from + length, text.substring(length));
		}
	}

	private EditComposition(URI file, String before) {
		this.file = file;
		this.before = before;
		segments.add(new Segment(0, before));
	}

	static List<Edit> of(URI file, String before, List<Edit> first, List<Edit> second) {
		EditComposition both = new EditComposition(file, before);
		both.apply(first);
		both.apply(second);
		return both.edits();
	}

	private void apply(List<Edit> edits) {
		Deque<Segment> done = new ArrayDeque<>();
		int place = 0;
		for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::offset)).toList()) {
			removeFirst(edit.offset() - place).forEach(done::add);
			removeFirst(edit.length());
			done.add(new Segment(-1, edit.replacement()));
			place = edit.end();
		}
		done.addAll(segments);
		segments = done;
	}

	/** The next pieces, so many letters together. */
	private List<Segment> removeFirst(int length) {
		List<Segment> taken = new ArrayList<>();
		int left = length;
		while (left > 0) {
			Segment next = segments.removeFirst();
			if (next.text().length() > left) {
				segments.addFirst(next.behind(left));
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
		for (Segment segment : segments) {
			if (segment.from() < 0) {
				fresh.append(segment.text());
			} else if (!segment.text().isEmpty()) {
				add(edits, done, segment.from(), fresh.toString());
				fresh.setLength(0);
				done = segment.from() + segment.text().length();
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
