package dev.lamina.ui.hint;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.WeakHashMap;

import org.eclipse.jface.text.ITextViewer;

import dev.lamina.ui.UiThread;

/**
 * The lines that a viewer shows, with some above and below; the one that needs them is told when it was scrolled beyond. Any
 * thread may ask.
 */
final class VisibleLines {
	private static final Map<ITextViewer, VisibleLines> BY_VIEWER = new WeakHashMap<>();
	private static final int MARGIN_LINES = 100;

	private volatile int first;
	private volatile int last = MARGIN_LINES;

	private VisibleLines() {
	}

	/** The lines of a viewer. */
	static synchronized VisibleLines of(ITextViewer viewer, Runnable scrolled) {
		return BY_VIEWER.computeIfAbsent(viewer, key -> {
			VisibleLines lines = new VisibleLines();
			UiThread.asyncExec(viewer, () -> {
				viewer.addViewportListener(offset -> lines.update(viewer, scrolled));
				lines.update(viewer, scrolled);
			});
			return lines;
		});
	}

	/** What stands in these lines. */
	Map<Integer, String> part(Map<Integer, String> byLine) {
		NavigableMap<Integer, String> all = new TreeMap<>(byLine);
		return all.subMap(first, true, Math.max(first, last), true);
	}

	private void update(ITextViewer viewer, Runnable scrolled) {
		int top = viewer.getTopIndex();
		int bottom = viewer.getBottomIndex();
		if (top < first || bottom > last || last - first > 4 * MARGIN_LINES + bottom - top) {
			first = Math.max(0, top - MARGIN_LINES);
			last = bottom + MARGIN_LINES;
			scrolled.run();
		}
	}
}
