package dev.lamina.cli.option;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.OutputFile;

/** {@code --output}: a file for what a command writes, instead of standard output. */
public final class OutputOption {
	/** The description of {@code --format} in the commands that have it, each with formats of its own. */
	public static final String FORMAT_DESCRIPTION = "How to write the result: ${COMPLETION-CANDIDATES} (default: "
			+ "${DEFAULT-VALUE}).";

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to write the result, instead of standard output.")
	private Optional<String> output;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void check(Console console) {
		file(console).map(OutputFile::new).ifPresent(OutputFile::check);
	}

	/** Whether it goes to standard output: without the option, or with {@code -}. */
	public boolean isStandardOutput() {
		return target().isEmpty();
	}

	/** The file to write; nothing for standard output. */
	public Optional<Path> file(Console console) {
		return target().map(console::path);
	}

	/**
	 * Writes a text to where the user wants it.
	 *
	 * @throws CommandException if the file cannot be written
	 * @throws X if there is no text
	 */
	public <X extends Exception> void write(OutputFile.Content<X> content, Console console) throws X {
		Optional<Path> file = file(console);
		if (file.isPresent()) {
			new OutputFile(file.get()).write(content);
		} else {
			console.write(content);
		}
	}

	private Optional<String> target() {
		return output.filter(target -> !target.equals("-"));
	}
}
