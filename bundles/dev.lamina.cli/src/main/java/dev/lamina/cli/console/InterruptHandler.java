package dev.lamina.cli.console;

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
public final class InterruptHandler {
	private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
	private static final ReentrantLock LOCK = new ReentrantLock();
	private static volatile boolean finished;

	private InterruptHandler() {
	}

	/** Watches for signals until {@link #exit(int)}. */
	public static void install(Console console) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			if (!finished) {
				LOCK.lock(); // never given back: the process ends
				// what is in a folder before the folder
				UNFINISHED.stream().sorted(Comparator.reverseOrder()).forEach(InterruptHandler::delete);
				if (console.isInteractive()) {
					console.err().print("\r\u001b[K");
				}
				console.printErrorLine("interrupted");
				Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
			}
		}));
	}

	/** Ends the process as it should end. */
	public static void exit(int status) {
		finished = true;
		System.exit(status);
	}

	/** Does something short that an interruption must wait for. */
	public static void runUninterruptibly(Runnable step) {
		LOCK.lock();
		try {
			step.run();
		} finally {
			LOCK.unlock();
		}
	}

	/** A step that may fail. */
	interface UninterruptibleCall<T> {
		T call() throws IOException;
	}

	/** Takes a short step that an interruption must wait for; once one has begun, nothing goes on any more. */
	static <T> T callUninterruptibly(UninterruptibleCall<T> uninterruptibleCall) throws IOException {
		LOCK.lock();
		try {
			return uninterruptibleCall.call();
		} finally {
			LOCK.unlock();
		}
	}

	/**
	 * Notes a file, or a folder that is made for files, that must not survive an interruption; a folder with other content stays.
	 */
	public static void registerUnfinished(Path file) {
		UNFINISHED.add(file);
	}

	/** Whether a file is being written by this process. */
	static boolean isUnfinished(Path file) {
		return UNFINISHED.contains(file);
	}

	/** Forgets a file, because it is complete or gone. */
	public static void finished(Path file) {
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
