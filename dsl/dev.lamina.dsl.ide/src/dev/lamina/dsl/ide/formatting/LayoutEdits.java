package dev.lamina.dsl.ide.formatting;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/** The usual layout of a document as edits of its white space alone: the fewest, in order, none that changes nothing. */
public final class LayoutEdits {
	private LayoutEdits() {
	}

	/**
	 * The edits that lay out the whole document.
	 *
	 * @throws UnformattableSourceException if the text has syntax errors
	 */
	public static List<Edit> of(Snapshot snapshot) throws UnformattableSourceException {
		return between(snapshot.uri(), snapshot.text(), SourceFormatter.format(snapshot.resource()));
	}

	/**
	 * The edits that lay out a piece of the document, from the space before its first word to that after its last.
	 *
	 * @throws UnformattableSourceException if the text has syntax errors
	 */
	public static List<Edit> within(Snapshot snapshot, Region piece) throws UnformattableSourceException {
		return of(snapshot).stream().filter(edit -> edit.offset() <= piece.end() && edit.end() >= piece.offset()).toList();
	}

	/** The edits that turn one text into another that differs in white space only. */
	public static List<Edit> between(URI file, String before, String after) {
		List<Edit> edits = new ArrayList<>();
		int old = 0;
		int laid = 0;
		while (old < before.length() || laid < after.length()) {
			int oldEnd = spaceEnd(before, old);
			int laidEnd = spaceEnd(after, laid);
			String space = after.substring(laid, laidEnd);
			if (!before.substring(old, oldEnd).equals(space)) {
				edits.add(new Edit(file, old, oldEnd - old, space));
			}
			old = oldEnd;
			laid = laidEnd;
			while (old < before.length() && laid < after.length() && before.charAt(old) == after.charAt(laid)
					&& !isSpace(before.charAt(old))) {
				old++;
				laid++;
			}
			if (old < before.length() && laid < after.length() && !isSpace(before.charAt(old)) && !isSpace(after.charAt(laid))) {
				return List.of(new Edit(file, 0, before.length(), after)); // more than white space: the whole text instead
			}
		}
		return List.copyOf(edits);
	}

	private static int spaceEnd(String text, int start) {
		int end = start;
		while (end < text.length() && isSpace(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isSpace(char letter) {
		return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
	}
}
