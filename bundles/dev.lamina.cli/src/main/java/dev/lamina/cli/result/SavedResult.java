package dev.lamina.cli.result;

import java.util.List;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.InputFile;
import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultReader;
import dev.lamina.result.json.UnreadableResultException;

/** A result that {@code lamina simulate --format json} wrote into a file. */
public final class SavedResult {
	private SavedResult() {
	}

	/**
	 * Reads a file, or standard input where its name is {@code -}.
	 *
	 * @throws CommandException if it cannot be read or is no result
	 */
	public static List<ModelResult> read(String name, Console console) {
		InputFile file = new InputFile(name, console);
		try {
			return file.read("Name a file that 'lamina simulate --format json' wrote.", ResultReader::read);
		} catch (UnreadableResultException noResult) {
			throw new CommandException(
					file.shown() + " cannot be read as a result. " + DiagnosticPrinter.printable(noResult.getMessage()),
					noResult);
		}
	}
}
