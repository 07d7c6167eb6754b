package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of a command that cannot go on, with a sentence for people; the exit status is {@link ExitStatus#TROUBLE}. */
final class CommandFailure extends RuntimeException {
	private static final long serialVersionUID = 1;

	CommandFailure(String sentence) {
		super(sentence);
	}

	CommandFailure(String sentence, Throwable cause) {
		super(sentence, cause);
	}

	/** A file that could not be written, and why. */
	static CommandFailure cannotWrite(Path file, IOException cause) {
		return new CommandFailure("'" + file + "' cannot be written: " + reason(cause) + ".", cause);
	}

	static String reason(IOException cause) {
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
