package dev.lamina.cli.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of a command that cannot go on, with a sentence for people; the exit status is {@link ExitStatus#ERROR}. */
public final class CommandException extends RuntimeException {
	private static final long serialVersionUID = 1;

	public CommandException(String sentence) {
		super(sentence);
	}

	public CommandException(String sentence, Throwable cause) {
		super(sentence, cause);
	}

	/** A file that could not be written, and why. */
	public static CommandException cannotWrite(Path file, IOException cause) {
		return new CommandException("'" + file + "' cannot be written: " + reason(cause) + ".", cause);
	}

	public static String reason(IOException cause) {
		if (cause instanceof AccessDeniedException) {
			return "no permission";
		}
		if (cause instanceof NoSuchFileException) {
			return "its folder does not exist";
		}
		if (cause instanceof FileSystemException detailed && detailed.getReason() != null) {
			return detailed.getReason();
		}
		return cause.getMessage() == null ? "the system gives no reason" : cause.getMessage();
	}
}
