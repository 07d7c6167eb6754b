package dev.lamina.cli.console;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is written beside its place until it is complete: hidden, and called after its place and the process that writes
 * it. What a process left that was killed is removed by a later run.
 */
public final class UnfinishedFile {
	private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})\\.unfinished");

	private UnfinishedFile() {
	}

	/** Where this process writes a file before it takes its place. */
	public static Path beside(Path target) {
		return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
	}

	/** Removes from a folder what processes left that are no more; what cannot be looked at or removed stays. */
	static void removeLeftovers(Path folder) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.unfinished")) {
			for (Path file : files) {
				if (isLeftover(file)) {
					Files.deleteIfExists(file);
				}
			}
		} catch (IOException | DirectoryIteratorException unreadable) {
			return; // the file itself can be written all the same, or says why not
		}
	}

	/** As {@link #removeLeftovers}, with all folders below that are no links. */
	public static void removeAllLeftovers(Path folder) {
		removeLeftovers(folder);
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
				entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
			entries.forEach(UnfinishedFile::removeAllLeftovers);
		} catch (IOException | DirectoryIteratorException unreadable) {
			return; // as above
		}
	}

	/**
	 * In a container processes have the same few numbers again and again: of this process only what it is writing now is none.
	 */
	private static boolean isLeftover(Path file) {
		Matcher name = NAME.matcher(file.getFileName().toString());
		if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		long process = Long.parseLong(name.group(1));
		return process == ProcessHandle.current().pid() ? !InterruptHandler.isUnfinished(file)
				: ProcessHandle.of(process).isEmpty();
	}
}
