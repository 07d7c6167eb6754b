package dev.lamina.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import dev.lamina.report.ModelResult;
import dev.lamina.report.json.ResultReader;
import dev.lamina.report.json.UnreadableResultException;

/** A result that {@code lamina simulate --format json} wrote into a file. */
final class SavedResult {
	private static final String STANDARD_INPUT = "-";

	private SavedResult() {
	}

	/**
	 * Reads a file, or standard input where its name is {@code -}.
	 *
	 * @throws CommandFailure where it cannot be read or is no result
	 */
	static List<ModelResult> read(String name, Console console) {
		boolean fromInput = name.equals(STANDARD_INPUT);
		String shown = fromInput ? "Standard input" : "'" + Diagnostics.printable(name) + "'";
		Path file = fromInput ? null : console.path(name);
		if (file != null && Files.isDirectory(file)) {
			throw new CommandFailure(shown + " is a folder. Name a file that 'lamina simulate --format json' wrote.");
		}
		try (InputStream stream = fromInput ? console.in() : Files.newInputStream(file)) {
			return ResultReader.read(stream);
		} catch (UnreadableResultException noResult) {
			throw new CommandFailure(shown + " cannot be read as a result. " + Diagnostics.printable(noResult.getMessage()),
					noResult);
		} catch (NoSuchFileException missing) {
			throw new CommandFailure(shown + " does not exist.", missing);
		} catch (IOException unreadable) {
			throw new CommandFailure(shown + " cannot be read: " + CommandFailure.reason(unreadable) + ".", unreadable);
		}
	}
}
