package dev.lamina.cli.result;

import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.report.csv.CsvReport;
import dev.lamina.report.html.HtmlReport;
import dev.lamina.report.junit.JunitReport;
import dev.lamina.report.text.TextReport;
import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultWriter;

/** How and where to write results: a form for people or for programs, on standard output or into a file. */
public final class ResultOutputOptions {
	/** The forms that results can be written in. */
	enum ResultFormat {
		text, json, csv, junit, html, trace
	}

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "How to write the result: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", defaultValue = "text")
	private ResultFormat format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to write the result, instead of standard output.")
	private Optional<String> output;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void check(Console console) {
		file(console).ifPresent(OutputFile::check);
	}

	/** Whether what happens is to be written, and not what comes of it. */
	public boolean isTrace() {
		return format == ResultFormat.trace;
	}

	/** Whether people read the result as it is written. */
	public boolean isTextOnConsole() {
		return format == ResultFormat.text && (output.isEmpty() || output.get().equals("-"));
	}

	/**
	 * Writes the results.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void write(List<ModelResult> findings, Console console) {
		OutputFile.Content<RuntimeException> content = switch (format) {
			case text -> writer -> writer.write(TextReport.of(findings, isTextOnConsole() && console.outHasColours()));
			case json -> writer -> ResultWriter.write(findings, writer);
			case csv -> writer -> CsvReport.write(findings, writer);
			case junit -> writer -> JunitReport.write(findings, writer);
			case html -> writer -> HtmlReport.write(findings, writer);
			case trace -> throw new CommandException(
					"A saved result does not say what happened when. Simulate the model again: lamina simulate FILE --format "
							+ "trace");
		};
		write(content, console);
	}

	/**
	 * Writes a text to where the user wants it.
	 *
	 * @throws CommandException if the file cannot be written
	 * @throws X if there is no text
	 */
	public <X extends Exception> void write(OutputFile.Content<X> content, Console console) throws X {
		Optional<OutputFile> file = file(console);
		if (file.isPresent()) {
			file.get().write(content);
		} else {
			console.write(content);
		}
	}

	private Optional<OutputFile> file(Console console) {
		return output.filter(target -> !target.equals("-")).map(console::path).map(OutputFile::new);
	}
}
