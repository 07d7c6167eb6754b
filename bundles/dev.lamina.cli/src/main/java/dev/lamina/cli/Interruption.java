package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends the process soon after Ctrl-C or a signal, whatever it is doing: unfinished files are removed, "interrupted" is said
 * and the exit status is {@link ExitStatus#INTERRUPTED}.
 */
final class Interruption {
	private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
	private static final ReentrantLock TAKING = new ReentrantLock();
	private static volatile boolean finished;

	private Interruption() {
	}

	/** Watches for signals until {@link #exit(int)}. */
	static void watch(Console console) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			if (!finished) {
				TAKING.lock(); // never given back: the process ends
				// what is in a folder before the folder
				UNFINISHED.stream().sorted(Comparator.reverseOrder()).forEach(Interruption::delete);
				if (console.isWatched()) {
					console.err().print("\r\u001b[K");
				}
				console.errorLine("interrupted");
				Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
			}
		}));
	}

	/** Ends the process as it should end. */
	static void exit(int status) {
		finished = true;
		System.exit(status);
	}

	/** Does something short that an interruption must wait for. */
	static void uninterrupted(Runnable step) {
		TAKING.lock();
		try {
			step.run();
		} finally {
			TAKING.unlock();
		}
	}

	/** A step that may fail. */
	interface Step<T> {
		T take() throws IOException;
	}

	/** Takes a short step that an interruption must wait for; once one has begun, nothing goes on any more. */
	static <T> T taken(Step<T> step) throws IOException {
		TAKING.lock();
		try {
			return step.take();
		} finally {
			TAKING.unlock();
		}
	}

	/**
	 * Notes a file, or a folder that is made for files, that must not survive an interruption; a folder with other content stays.
	 */
	static void unfinished(Path file) {
		UNFINISHED.add(file);
	}

	/** Whether a file is being written by this process. */
	static boolean isUnfinished(Path file) {
		return UNFINISHED.contains(file);
	}

	/** Forgets a file, because it is complete or gone. */
	static void finished(Path file) {
		UNFINISHED.remove(file);
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		} catch (IOException stays) {
			// the process ends; the name of the file says what it is
		}
	}
}
