package dev.lamina.ui.hint;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.WeakHashMap;

import org.eclipse.jface.text.ITextViewer;

import dev.lamina.ui.document.Screen;

/**
 * The lines that a viewer shows, with some above and below; whoever needs them is told when it was scrolled beyond. Any thread
 * may ask.
 */
final class SeenLines {
	private static final Map<ITextViewer, SeenLines> OF = new WeakHashMap<>();
	private static final int AROUND = 100;

	private volatile int first;
	private volatile int last = AROUND;

	private SeenLines() {
	}

	/** The lines of a viewer. */
	static synchronized SeenLines of(ITextViewer viewer, Runnable scrolled) {
		return OF.computeIfAbsent(viewer, key -> {
			SeenLines lines = new SeenLines();
			Screen.run(viewer, () -> {
				viewer.addViewportListener(offset -> lines.look(viewer, scrolled));
				lines.look(viewer, scrolled);
			});
			return lines;
		});
	}

	/** What stands in these lines. */
	Map<Integer, String> part(Map<Integer, String> byLine) {
		NavigableMap<Integer, String> all = new TreeMap<>(byLine);
		return all.subMap(first, true, Math.max(first, last), true);
	}

	private void look(ITextViewer viewer, Runnable scrolled) {
		int top = viewer.getTopIndex();
		int bottom = viewer.getBottomIndex();
		if (top < first || bottom > last || last - first > 4 * AROUND + bottom - top) {
			first = Math.max(0, top - AROUND);
			last = bottom + AROUND;
			scrolled.run();
		}
	}
}
