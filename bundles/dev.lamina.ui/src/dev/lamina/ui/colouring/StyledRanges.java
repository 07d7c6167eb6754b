package dev.lamina.ui.colouring;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.swt.custom.StyleRange;

import dev.lamina.dsl.ide.colouring.SemanticToken;

/**
 * Coloured pieces of a text, sorted and without overlaps, that move with every change of the text until it is read again. What is
 * changed in the middle keeps its colour, so that nothing flickers while the user types a word.
 */
final class StyledRanges {
	private int[] starts = new int[0];
	private int[] ends = new int[0];
	private TextAttribute[] attributes = new TextAttribute[0];

	/** Takes the words of a new reading; says which piece of the text looks different from before, as start and end, or null. */
	int[] replaceAll(List<SemanticToken> semanticTokens, TokenColors tokenColors) {
		int[] newStarts = semanticTokens.stream().mapToInt(semanticToken -> semanticToken.region().offset()).toArray();
		int[] newEnds = semanticTokens.stream().mapToInt(token -> token.region().end()).toArray();
		TextAttribute[] newAttributes = semanticTokens.stream().map(tokenColors::of).toArray(TextAttribute[]::new);
		int most = Math.min(starts.length, newStarts.length);
		int same = 0;
		while (same < most && starts[same] == newStarts[same] && ends[same] == newEnds[same]
				&& attributes[same].equals(newAttributes[same])) {
			same++;
		}
		int tail = 0;
		while (tail < most - same && starts[starts.length - 1 - tail] == newStarts[newStarts.length - 1 - tail]
				&& ends[ends.length - 1 - tail] == newEnds[newEnds.length - 1 - tail]
				&& attributes[attributes.length - 1 - tail].equals(newAttributes[newAttributes.length - 1 - tail])) {
			tail++;
		}
		boolean differs = same < starts.length - tail || same < newStarts.length - tail;
		int from = Math.min(same < starts.length ? starts[same] : Integer.MAX_VALUE,
				same < newStarts.length ? newStarts[same] : Integer.MAX_VALUE);
		int to = Math.max(starts.length - tail > 0 ? ends[starts.length - 1 - tail] : 0,
				newEnds.length - tail > 0 ? newEnds[newEnds.length - 1 - tail] : 0);
		starts = newStarts;
		ends = newEnds;
		attributes = newAttributes;
		return differs ? new int[] { from, to } : null;
	}

	/** Moves the pieces with a change of the text. */
	void move(DocumentEvent change) {
		int from = change.getOffset();
		int removedEnd = from + change.getLength();
		int delta = (change.getText() == null ? 0 : change.getText().length()) - change.getLength();
		for (int i = 0; i < starts.length; i++) {
			starts[i] = moved(starts[i], from, removedEnd, delta);
			ends[i] = Math.max(starts[i], moved(ends[i], from, removedEnd, delta));
		}
	}

	private static int moved(int place, int from, int removedEnd, int delta) {
		return place < from ? place : place >= removedEnd ? place + delta : from;
	}

	/** Adds the colours of the pieces that lie in what is to be shown. */
	void applyTo(TextPresentation presentation) {
		IRegion shown = presentation.getExtent();
		if (shown == null || starts.length == 0) {
			return;
		}
		int first = Arrays.binarySearch(starts, shown.getOffset());
		first = Math.max(0, first < 0 ? -first - 2 : first);
		int end = shown.getOffset() + shown.getLength();
		for (int i = first; i < starts.length && starts[i] < end; i++) {
			int from = Math.max(starts[i], shown.getOffset());
			int to = Math.min(ends[i], end);
			if (to > from) {
				TextAttribute attribute = attributes[i];
				presentation.replaceStyleRange(new StyleRange(from, to - from, attribute.getForeground(),
						attribute.getBackground(), attribute.getStyle()));
			}
		}
	}
}
