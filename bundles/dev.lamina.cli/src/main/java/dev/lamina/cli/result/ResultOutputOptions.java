package dev.lamina.cli.result;

import java.util.List;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.cli.option.OutputOption;
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

	/** What each form is for, for the help of a command. */
	static final String FORMS = "  text     tables for people\n"
			+ "  html     one page with charts for a browser, which needs nothing else\n"
			+ "  csv      one figure in each row, for spreadsheets\n"
			+ "  junit    promises as test cases, for build servers\n"
			+ "  json     the result again, for programs";

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private ResultFormat format;

	@Option(names = "--each",
			description = "In text, give every VM, GPU and host a line of its own; by default equal ones share one.")
	private boolean each;

	@Mixin
	private OutputOption outputOption;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void check(Console console) {
		outputOption.check(console);
	}

	/** Whether what happens is to be written, and not what comes of it. */
	public boolean isTrace() {
		return format == ResultFormat.trace;
	}

	/** Whether people read the result as it is written. */
	public boolean isTextOnConsole() {
		return format == ResultFormat.text && outputOption.isStandardOutput();
	}

	/**
	 * Writes the results.
	 *
	 * @throws CommandException if the file cannot be written
	 */
	public void write(List<ModelResult> findings, Console console) {
		OutputFile.Content<RuntimeException> content = switch (format) {
			case text -> writer -> writer.write(TextReport.of(findings, isTextOnConsole() && console.outHasColours(), each));
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
		outputOption.write(content, console);
	}
}
