package dev.lamina.cli;

import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import dev.lamina.report.ModelResult;
import dev.lamina.report.csv.CsvReport;
import dev.lamina.report.html.HtmlReport;
import dev.lamina.report.json.JsonReport;
import dev.lamina.report.junit.JunitReport;
import dev.lamina.report.text.TextReport;

/** How and where to write results: a form for people or for programs, on standard output or into a file. */
final class Rendering {
	/** The forms that results can be written in. */
	enum Form {
		text, json, csv, junit, html, trace
	}

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "How to write the result: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", defaultValue = "text")
	private Form form;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to write the result, instead of standard output.")
	private Optional<String> output;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandFailure where the file cannot be written
	 */
	void check(Console console) {
		file(console).ifPresent(OutputFile::check);
	}

	/** Whether what happens is to be written, and not what comes of it. */
	boolean isTrace() {
		return form == Form.trace;
	}

	/** Whether people read the result as it is written. */
	boolean isShown() {
		return form == Form.text && (output.isEmpty() || output.get().equals("-"));
	}

	/**
	 * Writes the results.
	 *
	 * @throws CommandFailure where the file cannot be written
	 */
	void write(List<ModelResult> findings, Console console) {
		OutputFile.Content<RuntimeException> content = switch (form) {
			case text -> writer -> writer.write(TextReport.of(findings, isShown() && console.outHasColours()));
			case json -> writer -> JsonReport.write(findings, writer);
			case csv -> writer -> CsvReport.write(findings, writer);
			case junit -> writer -> JunitReport.write(findings, writer);
			case html -> writer -> HtmlReport.write(findings, writer);
			case trace -> throw new CommandFailure(
					"A saved result does not say what happened when. Simulate the model again: lamina simulate FILE --format "
							+ "trace");
		};
		write(content, console);
	}

	/**
	 * Writes a text to where the user wants it.
	 *
	 * @throws CommandFailure where the file cannot be written
	 * @throws X where there is no text
	 */
	<X extends Exception> void write(OutputFile.Content<X> content, Console console) throws X {
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
