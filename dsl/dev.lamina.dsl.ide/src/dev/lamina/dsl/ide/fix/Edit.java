package dev.lamina.dsl.ide.fix;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.emf.common.util.URI;

/**
 * A piece of a file's text and what is to stand there instead.
 *
 * @param file        the absolute address of the file
 * @param offset      where the piece begins, from 0, in UTF-16 units
 * @param length      how long it is; 0 where something is inserted
 * @param replacement what is to stand there; empty where something is removed
 */
public record Edit(URI file, int offset, int length, String replacement) {
	public Edit {
		Objects.requireNonNull(file);
		Objects.requireNonNull(replacement);
		if (offset < 0 || length < 0) {
			throw new IllegalArgumentException("offset " + offset + ", length " + length);
		}
	}

	/** The offset behind the piece. */
	public int end() {
		return offset + length;
	}

	/**
	 * The text of a file after the edits of it; edits of other files are left out. All offsets count in the text as it was.
	 *
	 * @throws IllegalArgumentException if two edits overlap
	 */
	public static String applied(URI file, String text, List<Edit> edits) {
		List<Edit> ordered = edits.stream().filter(edit -> edit.file.equals(file)).sorted(Comparator.comparingInt(Edit::offset))
				.toList();
		StringBuilder result = new StringBuilder();
		int done = 0;
		for (Edit edit : ordered) {
			if (edit.offset < done) {
				throw new IllegalArgumentException("two edits of offset " + edit.offset);
			}
			result.append(text, done, edit.offset).append(edit.replacement);
			done = edit.end();
		}
		return result.append(text, done, text.length()).toString();
	}
}
