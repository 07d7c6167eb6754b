package dev.lamina.dsl.ide.server;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notices that the editor is gone without a word, so that no server stays behind. */
final class EditorProcessWatcher {
	private static final long SECONDS = 3;

	private EditorProcessWatcher() {
	}

	/** Calls back once when the process of that number does not run, soon after it ended. */
	static void watch(long editor, ScheduledExecutorService thread, Runnable gone) {
		ProcessHandle.of(editor).filter(ProcessHandle::isAlive)
				.ifPresentOrElse(process -> process.onExit().thenRun(gone),
						() -> thread.schedule(gone, SECONDS, TimeUnit.SECONDS));
	}
}
