package dev.lamina.cli.console;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;

/**
 * A file that is either written completely or left as it was: the text is written to a file beside it, which then takes its
 * place with its permissions. Devices and pipes are written directly.
 */
public final class OutputFile {
	/**
	 * Produces the text of a file.
	 *
	 * @param <X> why there may be no text
	 */
	public interface Content<X extends Exception> {
		void writeTo(Writer writer) throws IOException, X;
	}

	/** Produces the bytes of a file. */
	public interface Bytes<X extends Exception> {
		void writeTo(OutputStream stream) throws IOException, X;
	}

	private final Path file;

	public OutputFile(Path file) {
		this.file = file;
	}

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void check() {
		Path folder = file.toAbsolutePath().getParent();
		if (Files.isDirectory(file)) {
			throw refused("it is a folder");
		} else if (folder == null || !Files.isDirectory(folder)) {
			throw refused("the folder '" + folder + "' does not exist");
		} else if (Files.exists(file) && !Files.isWritable(file)) {
			throw refused("it is read-only");
		} else if (isOrdinary() && !Files.isWritable(folder)) {
			throw refused("the folder '" + folder + "' is read-only");
		}
	}

	/**
	 * Writes the text.
	 *
	 * @throws CommandException if that is not possible; the file is then as it was
	 * @throws X if there is no text; the file is then as it was, too
	 */
	public <X extends Exception> void write(Content<X> content) throws X {
		writeBytes(stream -> {
			Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
			content.writeTo(writer);
			writer.flush();
		});
	}

	/**
	 * Writes what is not a text, such as a picture.
	 *
	 * @throws CommandException if that is not possible; the file is then as it was
	 * @throws X if there is nothing to write; the file is then as it was, too
	 */
	public <X extends Exception> void writeBytes(Bytes<X> content) throws X {
		check();
		try {
			if (isOrdinary()) {
				replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
			} else {
				try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
					content.writeTo(stream);
				}
			}
		} catch (IOException unwritable) {
			throw CommandException.cannotWrite(file, unwritable);
		}
	}

	private static <X extends Exception> void replace(Path target, Bytes<X> content) throws IOException, X {
		UnfinishedFile.removeLeftovers(target.getParent());
		Path beside = UnfinishedFile.beside(target);
		try {
			try (FileChannel channel = InterruptHandler.callUninterruptibly(() -> begun(beside));
					OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel))) {
				content.writeTo(stream);
				stream.flush();
				channel.force(true);
			}
			keepPermissions(target, beside);
			InterruptHandler.callUninterruptibly(() -> Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE));
		} finally {
			Files.deleteIfExists(beside);
			InterruptHandler.finished(beside);
		}
	}

	private static FileChannel begun(Path beside) throws IOException {
		InterruptHandler.registerUnfinished(beside);
		return FileChannel.open(beside,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
	}

	private static void keepPermissions(Path from, Path to) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
		if (view != null && Files.exists(from)) {
			Files.setPosixFilePermissions(to, view.readAttributes().permissions());
		}
	}

	private boolean isOrdinary() {
		return !Files.exists(file) || Files.isRegularFile(file);
	}

	private CommandException refused(String reason) {
		return new CommandException("'" + file + "' cannot be written: " + reason + ".");
	}
}
