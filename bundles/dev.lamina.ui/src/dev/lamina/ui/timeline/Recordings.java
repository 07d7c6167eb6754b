package dev.lamina.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.ui.PlatformUI;

/**
 * The recordings of this session, the newest first; of many, the last ones for which there is room. Any thread may add to them.
 */
final class Recordings {
	/** The last one is kept in any case; about 50 bytes each at most. */
	private static final int MAX_EVENTS = 2_000_000;
	private static final List<Recording> RECORDINGS = new ArrayList<>();
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

	private Recordings() {
	}

	/** Takes the recordings of one run, in their order. */
	static void add(List<Recording> recorded) {
		synchronized (RECORDINGS) {
			RECORDINGS.addAll(0, recorded);
			long events = 0;
			int kept = 0;
			while (kept < RECORDINGS.size() && (kept == 0 || events + RECORDINGS.get(kept).timeline().events() <= MAX_EVENTS)) {
				events += RECORDINGS.get(kept++).timeline().events();
			}
			RECORDINGS.subList(kept, RECORDINGS.size()).clear();
		}
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> LISTENERS.forEach(Runnable::run));
	}

	/** All of them, the newest run first. */
	static List<Recording> all() {
		synchronized (RECORDINGS) {
			return List.copyOf(RECORDINGS);
		}
	}

	/** Has something run in the thread of the user interface whenever there are others. */
	static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}
