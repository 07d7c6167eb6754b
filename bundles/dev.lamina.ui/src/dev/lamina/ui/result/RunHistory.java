package dev.lamina.ui.result;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

import dev.lamina.ui.UiThread;

/** The runs of this session, the newest first; of many, the last ones. Any thread may add to them. */
public final class RunHistory {
	private static final int MAX_RUNS = 20;
	private static final List<FinishedRun> RUNS = new ArrayList<>();
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

	private RunHistory() {
	}

	/** Takes a run, and shows it without taking the cursor away from the text. */
	public static void add(FinishedRun run) {
		synchronized (RUNS) {
			RUNS.addFirst(run);
			while (RUNS.size() > MAX_RUNS) {
				RUNS.removeLast();
			}
		}
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			UiThread.activePage().ifPresent(page -> {
				try {
					page.showView(ResultsView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
				} catch (PartInitException unopenable) {
					ILog.of(RunHistory.class).log(unopenable.getStatus());
				}
			});
			LISTENERS.forEach(Runnable::run);
		});
	}

	/** All runs, the newest first. */
	public static List<FinishedRun> all() {
		synchronized (RUNS) {
			return List.copyOf(RUNS);
		}
	}

	/** Calls a listener in the thread of the user interface whenever there is another run. */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	/** Calls a listener no longer. */
	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}
