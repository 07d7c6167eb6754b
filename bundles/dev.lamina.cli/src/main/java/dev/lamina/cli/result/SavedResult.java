package dev.lamina.cli.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultReader;
import dev.lamina.result.json.UnreadableResultException;

/** A result that {@code lamina simulate --format json} wrote into a file. */
public final class SavedResult {
	private static final String STANDARD_INPUT = "-";

	private SavedResult() {
	}

	/**
	 * Reads a file, or standard input where its name is {@code -}.
	 *
	 * @throws CommandException if it cannot be read or is no result
	 */
	public static List<ModelResult> read(String name, Console console) {
		boolean fromInput = name.equals(STANDARD_INPUT);
		String shown = fromInput ? "Standard input" : "'" + DiagnosticPrinter.printable(name) + "'";
		Path file = fromInput ? null : console.path(name);
		if (file != null && Files.isDirectory(file)) {
			throw new CommandException(shown + " is a folder. Name a file that 'lamina simulate --format json' wrote.");
		}
		try (InputStream stream = fromInput ? console.in() : Files.newInputStream(file)) {
			return ResultReader.read(stream);
		} catch (UnreadableResultException noResult) {
			throw new CommandException(
					shown + " cannot be read as a result. " + DiagnosticPrinter.printable(noResult.getMessage()),
					noResult);
		} catch (NoSuchFileException missing) {
			throw new CommandException(shown + " does not exist.", missing);
		} catch (IOException unreadable) {
			throw new CommandException(shown + " cannot be read: " + CommandException.reason(unreadable) + ".", unreadable);
		}
	}
}
