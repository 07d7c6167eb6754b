package dev.lamina.cli.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.InterruptHandler;
import dev.lamina.cli.console.UnfinishedFile;
import dev.lamina.deployment.GeneratedFile;

/**
 * A folder that either gets all files or stays as it was: they are written beside their places and then renamed together.
 *
 * <p>In each part of it (a folder below it) a list says which files are ours. Only those are ever replaced or removed,
 * and nothing is written outside of the folder, also not by way of a link.
 */
final class OutputFolder {
	/**
	 * What became of the files, as paths relative to the folder, sorted.
	 *
	 * @param written those that were written
	 * @param removed those of an earlier run that were removed
	 * @param left    those of an earlier run that are not needed any more and are still there
	 */
	record Changes(List<String> written, List<String> removed, List<String> left) {
	}

	private static final String LIST = ".written-by-lamina";

	private final Path folder;
	private final List<String> parts;
	private final Deque<Path> made = new ArrayDeque<>();
	private final Map<Path, Path> finished = new LinkedHashMap<>();

	/**
	 * A folder that need not exist.
	 *
	 * @param parts the folders below it that are written to, with slashes
	 */
	OutputFolder(Path folder, List<String> parts) {
		this.folder = folder;
		this.parts = parts;
	}

	/**
	 * Writes files, all or none.
	 *
	 * @param prune whether to remove what an earlier run wrote and this one does not
	 * @throws CommandException if one cannot be written, or is not ours; everything is then as it was
	 */
	Changes write(List<GeneratedFile> files, boolean prune) {
		parts.forEach(part -> UnfinishedFile.removeAllLeftovers(folder.resolve(part)));
		Set<String> before = new TreeSet<>();
		parts.forEach(part -> before.addAll(readList(part)));
		Set<String> now = new TreeSet<>();
		files.forEach(file -> now.add(file.path()));
		try {
			for (GeneratedFile file : files) {
				// one by one, so that none begins after an interruption has cleaned up
				InterruptHandler.runUninterruptibly(() -> writeBeside(file.path(), file.text(), file.executable(), before));
			}
			Set<String> obsolete = new TreeSet<>(before);
			obsolete.removeAll(now);
			obsolete.removeIf(path -> !Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS));
			InterruptHandler.runUninterruptibly(() -> {
				parts.forEach(part -> writeList(part, now, prune ? Set.of() : obsolete));
				moveIntoPlace(obsolete, prune);
			});
			return new Changes(List.copyOf(now), prune ? List.copyOf(obsolete) : List.of(),
					prune ? List.of() : List.copyOf(obsolete));
		} finally {
			cleanUp();
		}
	}

	private void writeList(String part, Set<String> now, Set<String> kept) {
		Set<String> listed = new TreeSet<>();
		now.stream().filter(path -> path.startsWith(part + '/')).forEach(listed::add);
		kept.stream().filter(path -> path.startsWith(part + '/')).forEach(listed::add);
		Path list = folder.resolve(part).resolve(LIST);
		if (!listed.isEmpty() || Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
			writeBeside(part + '/' + LIST, String.join("\n", listed) + (listed.isEmpty() ? "" : "\n"), false,
					Set.of(part + '/' + LIST));
		}
	}

	/** The files that an earlier run wrote into a part; lines that are no paths within it are not ours and are left out. */
	private List<String> readList(String part) {
		Path list = folder.resolve(part).resolve(LIST);
		if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
			return List.of();
		}
		try {
			return Files.readAllLines(list).stream().filter(path -> path.startsWith(part + '/') && isWithin(path)).toList();
		} catch (IOException unreadable) {
			throw new CommandException("'" + list + "' cannot be read: " + CommandException.reason(unreadable)
					+ ". It lists the files of earlier runs; remove it if it is damaged.", unreadable);
		}
	}

	/** Writes a file beside its place. */
	private void writeBeside(String path, String text, boolean executable, Set<String> ours) {
		Path target = folder.resolve(path);
		if (!isWithin(path)) {
			throw new CommandException("'" + path + "' would be outside of '" + folder + "'. Nothing was written.");
		}
		try {
			makeFolders(target.getParent());
			if (!target.getParent().toRealPath().startsWith(folder.toRealPath())) {
				throw new CommandException("'" + target.getParent() + "' is a link that leads out of '" + folder
						+ "'. Remove the link or choose another folder.");
			}
			if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !ours.contains(path)) {
				throw new CommandException(
						"'" + target + "' exists and was not written by lamina. Move it away or choose another folder.");
			}
			if (Files.isDirectory(target)) {
				throw new CommandException("'" + target + "' cannot be written: it is a folder.");
			}
			Path unfinished = UnfinishedFile.beside(target);
			InterruptHandler.registerUnfinished(unfinished);
			finished.put(unfinished, target);
			try (FileChannel channel = FileChannel.open(unfinished,
					Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
							LinkOption.NOFOLLOW_LINKS));
					Writer writer = new BufferedWriter(
							new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
				writer.write(text);
				writer.flush();
				channel.force(false);
			}
			if (executable && Files.getFileAttributeView(unfinished, PosixFileAttributeView.class) != null) {
				Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
			}
		} catch (IOException unwritable) {
			throw CommandException.cannotWrite(target, unwritable);
		}
	}

	private boolean isWithin(String path) {
		Path base = folder.toAbsolutePath().normalize();
		Path target = base.resolve(path);
		return !Path.of(path).isAbsolute() && target.equals(target.normalize()) && target.startsWith(base)
				&& !target.equals(base);
	}

	private void makeFolders(Path wanted) throws IOException {
		Path absolute = wanted.toAbsolutePath();
		List<Path> missing = new ArrayList<>();
		for (Path each = absolute; each != null && !Files.exists(each); each = each.getParent()) {
			missing.addFirst(each);
		}
		for (Path each : missing) {
			Files.createDirectory(each);
			InterruptHandler.registerUnfinished(each);
			made.push(each);
		}
		if (!Files.isDirectory(absolute)) {
			throw new CommandException("'" + wanted + "' cannot be written to: it is not a folder.");
		}
	}

	/** Puts everything in its place; from here on only a failing disk can leave some old and some new files, each whole. */
	private void moveIntoPlace(Set<String> obsolete, boolean prune) {
		for (Map.Entry<Path, Path> file : List.copyOf(finished.entrySet())) {
			try {
				Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
			} catch (IOException unwritable) {
				throw CommandException.cannotWrite(file.getValue(), unwritable);
			}
			InterruptHandler.finished(file.getKey());
			finished.remove(file.getKey());
		}
		made.forEach(InterruptHandler::finished);
		made.clear();
		if (prune) {
			obsolete.forEach(this::remove);
		}
	}

	private void remove(String path) {
		Path file = folder.resolve(path);
		try {
			if (file.getParent().toRealPath().startsWith(folder.toRealPath())) {
				Files.deleteIfExists(file);
				Path parent = file.getParent();
				while (parent.getNameCount() > folder.getNameCount() + 1 && isEmpty(parent)) {
					Files.delete(parent);
					parent = parent.getParent();
				}
			}
		} catch (IOException stays) {
			throw new CommandException("'" + file + "' cannot be removed: " + CommandException.reason(stays) + ".", stays);
		}
	}

	private static boolean isEmpty(Path directory) throws IOException {
		try (var content = Files.list(directory)) {
			return content.findAny().isEmpty();
		}
	}

	private void cleanUp() {
		finished.keySet().forEach(OutputFolder::discard);
		made.forEach(OutputFolder::discard);
	}

	private static void discard(Path unfinished) {
		try {
			Files.deleteIfExists(unfinished);
		} catch (IOException stays) {
			// its name says what it is
		}
		InterruptHandler.finished(unfinished);
	}
}
