package dev.lamina.cli.format;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.project.UnreadableSourceException;

/** {@code lamina format}: lays out models in the one usual way. */
@Command(name = "format",
		description = "Lays out models in the one usual way, in place. Only white space changes; standard input goes to standard "
				+ "output.",
		footer = {
				"", "Examples:", "  lamina format vdi.lamina", "  lamina format --check models/",
				"  lamina format - < vdi.lamina > formatted.lamina", "",
				"Exit status: 0 done, 1 syntax errors or, with --check, a file that would change, 2 wrong use, or a file cannot "
						+ "be read or written." })
public final class FormatCommand implements Callable<Integer> {
	private final Console console;

	@Mixin
	private ModelInputs modelInputs;

	@Option(names = "--check", description = "Changes nothing, but lists the files that would change.")
	private boolean check;

	public FormatCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		List<ModelInput> read = modelInputs.read(console);
		int changed = 0;
		int unformattable = 0;
		for (ModelInput modelInput : read) {
			if (hasSyntaxErrors(modelInput, diagnosticPrinter)) {
				continue;
			}
			String text = modelInput.text();
			String formatted;
			try {
				formatted = SourceFormatter.format(modelInput.source().resource());
			} catch (UnformattableSourceException refused) {
				console.printErrorLine(modelInput.source().name() + ": " + refused.getMessage());
				unformattable++;
				continue;
			}
			boolean changes = !formatted.equals(text);
			changed += changes ? 1 : 0;
			if (check) {
				if (changes) {
					console.printLine(modelInput.source().name() + ": not formatted");
				}
			} else if (!modelInput.isFile()) {
				console.out().print(formatted);
			} else if (changes) {
				new OutputFile(modelInput.file()).write(writer -> writer.write(formatted));
				console.printLine(modelInput.source().name() + ": formatted");
			}
		}
		if (diagnosticPrinter.count(Severity.ERROR) > 0) {
			console.printErrorLine(diagnosticPrinter.summary(read.size()) + "; a file with syntax errors stays as it is");
			return ExitStatus.PROBLEMS;
		}
		return unformattable > 0 || check && changed > 0 ? ExitStatus.PROBLEMS : ExitStatus.OK;
	}

	/** Without a complete syntax tree a formatter would move what it does not understand. */
	private static boolean hasSyntaxErrors(ModelInput modelInput, DiagnosticPrinter diagnosticPrinter) {
		if (!modelInput.source().resource().getParseResult().hasSyntaxErrors()) {
			return false;
		}
		List<Diagnostic> problems = modelInput.problems().stream().filter(diagnostic -> diagnostic.code().equals("syntax"))
				.toList();
		diagnosticPrinter.print(problems, modelInput.text());
		return true;
	}
}
