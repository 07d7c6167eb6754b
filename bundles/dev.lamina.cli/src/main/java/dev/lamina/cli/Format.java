package dev.lamina.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.Inputs.Input;
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
final class Format implements Callable<Integer> {
	private final Console console;

	@Mixin
	private Inputs inputs;

	@Option(names = "--check", description = "Changes nothing, but lists the files that would change.")
	private boolean check;

	Format(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		Diagnostics diagnostics = new Diagnostics(console.err(), console.errHasColours());
		List<Input> read = inputs.read(console);
		int changed = 0;
		int unformattable = 0;
		for (Input input : read) {
			if (hasSyntaxErrors(input, diagnostics)) {
				continue;
			}
			String text = input.text();
			String formatted;
			try {
				formatted = SourceFormatter.format(input.source().resource());
			} catch (UnformattableSourceException refused) {
				console.errorLine(input.source().name() + ": " + refused.getMessage());
				unformattable++;
				continue;
			}
			boolean changes = !formatted.equals(text);
			changed += changes ? 1 : 0;
			if (check) {
				if (changes) {
					console.line(input.source().name() + ": not formatted");
				}
			} else if (!input.isFile()) {
				console.out().print(formatted);
			} else if (changes) {
				new OutputFile(input.file()).write(writer -> writer.write(formatted));
				console.line(input.source().name() + ": formatted");
			}
		}
		if (diagnostics.count(Severity.ERROR) > 0) {
			console.errorLine(diagnostics.summary(read.size()) + "; a file with syntax errors stays as it is");
			return ExitStatus.FINDINGS;
		}
		return unformattable > 0 || check && changed > 0 ? ExitStatus.FINDINGS : ExitStatus.FINE;
	}

	/** Without a complete syntax tree a formatter would move what it does not understand. */
	private static boolean hasSyntaxErrors(Input input, Diagnostics diagnostics) {
		if (!input.source().resource().getParseResult().hasSyntaxErrors()) {
			return false;
		}
		List<Diagnostic> problems = input.problems().stream().filter(diagnostic -> diagnostic.code().equals("syntax")).toList();
		diagnostics.print(problems, input.text());
		return true;
	}
}
