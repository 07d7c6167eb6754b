package dev.lamina.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a user names to be read, or standard input if the name is {@code -}. */
public final class InputFile {
	/**
	 * Reads a stream.
	 *
	 * @param <X> why it may be of no use
	 */
	public interface Reading<T, X extends Exception> {
		T read(InputStream stream) throws IOException, X;
	}

	private static final String STANDARD_INPUT = "-";

	private final String name;
	private final Console console;

	public InputFile(String name, Console console) {
		this.name = name;
		this.console = console;
	}

	/** Whether it is standard input. */
	public boolean isStandardInput() {
		return name.equals(STANDARD_INPUT);
	}

	/** What a sentence about it begins with. */
	public String shown() {
		return isStandardInput() ? "Standard input" : "'" + DiagnosticPrinter.printable(name) + "'";
	}

	/**
	 * Reads it.
	 *
	 * @param wanted  a sentence that says which file to name instead of a folder
	 * @throws CommandException if it is missing, a folder or cannot be read
	 * @throws X if it is of no use
	 */
	public <T, X extends Exception> T read(String wanted, Reading<T, X> reading) throws X {
		Path file = isStandardInput() ? null : console.path(name);
		if (file != null && Files.isDirectory(file)) {
			throw new CommandException(shown() + " is a folder. " + wanted);
		}
		try (InputStream stream = file == null ? console.in() : Files.newInputStream(file)) {
			return reading.read(stream);
		} catch (NoSuchFileException missing) {
			throw new CommandException(shown() + " does not exist.", missing);
		} catch (IOException unreadable) {
			throw new CommandException(shown() + " cannot be read: " + CommandException.reason(unreadable) + ".", unreadable);
		}
	}
}
