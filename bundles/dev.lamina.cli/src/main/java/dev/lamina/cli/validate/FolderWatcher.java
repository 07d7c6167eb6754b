package dev.lamina.cli.validate;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.dsl.project.BatchValidator;

/**
 * Does something from time to time after each change of the files that models may come from, until the process is ended. Changes
 * that follow each other closely count as one; folders that appear are watched as well.
 */
final class FolderWatcher {
	/** Editors and version control write several files, and each in several steps. */
	private static final long QUIET_MILLIS = 100;

	private static final String UNFINISHED = ".unfinished";
	private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

	private final Console console;
	private final List<Path> paths;
	private final Optional<Path> written;
	private final Runnable work;
	private final Map<Path, WatchKey> watched = new HashMap<>();

	private FolderWatcher(Console console, List<Path> paths, Optional<Path> written, Runnable work) {
		this.console = console;
		this.paths = paths;
		this.written = written.map(file -> file.toAbsolutePath().normalize());
		this.work = work;
	}

	/**
	 * Never returns.
	 *
	 * @param paths   the files and folders that the work is about
	 * @param written a file that the work writes, whose changes do not count
	 * @throws CommandException if the system does not let folders be watched
	 */
	static void run(Console console, List<Path> paths, Optional<Path> written, Runnable work) {
		FolderWatcher watch = new FolderWatcher(console, paths, written, work);
		try (WatchService changes = FileSystems.getDefault().newWatchService()) {
			while (true) {
				watch.register(changes); // before the work: what changes during it counts
				watch.work();
				watch.await(changes);
			}
		} catch (IOException refused) {
			throw new CommandException("The folders cannot be watched: " + CommandException.reason(refused) + ".", refused);
		} catch (InterruptedException | ClosedWatchServiceException ended) {
			throw new CommandException("The watch was interrupted.", ended);
		}
	}

	private void work() {
		if (console.outIsTerminal()) {
			console.out().print(CLEAR);
		}
		try {
			work.run();
		} catch (CommandException trouble) {
			console.out().flush();
			console.printErrorLine("lamina: " + trouble.getMessage()); // a later change may put it right
		}
		console.flush();
		console.printErrorLine("Watching for changes. End with Ctrl-C.");
	}

	private void register(WatchService changes) throws IOException {
		Set<Path> folders = BatchValidator.folders(paths);
		watched.entrySet().removeIf(entry -> {
			boolean gone = !folders.contains(entry.getKey()) || !entry.getValue().isValid();
			if (gone) {
				entry.getValue().cancel();
			}
			return gone;
		});
		for (Path folder : folders) {
			if (!watched.containsKey(folder) && Files.isDirectory(folder)) {
				try {
					watched.put(folder,
							folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
									StandardWatchEventKinds.ENTRY_DELETE));
				} catch (NotDirectoryException | NoSuchFileException vanished) {
					continue;
				}
			}
		}
		if (watched.isEmpty()) {
			throw new CommandException("There is no folder to watch.");
		}
	}

	/** Waits for a change that counts, and then until nothing has changed for a while. */
	private void await(WatchService changes) throws InterruptedException {
		boolean counts = false;
		while (!counts) {
			counts = drain(changes.take());
		}
		for (WatchKey key = changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS); key != null; key = changes.poll(QUIET_MILLIS,
				TimeUnit.MILLISECONDS)) {
			drain(key);
		}
	}

	/** Whether an event counts of those that a folder has. */
	private boolean drain(WatchKey key) {
		Path folder = (Path) key.watchable();
		boolean counts = false;
		for (WatchEvent<?> event : key.pollEvents()) {
			counts |= !(event.context() instanceof Path name) || counts(folder.resolve(name));
		}
		key.reset();
		return counts;
	}

	private boolean counts(Path file) {
		return !file.toString().endsWith(UNFINISHED) && !written.equals(Optional.of(file.toAbsolutePath().normalize()));
	}
}
