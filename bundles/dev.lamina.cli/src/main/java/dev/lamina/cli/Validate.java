package dev.lamina.cli;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.dsl.project.Severity;
import dev.lamina.dsl.project.UnreadableSourceException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lamina validate}: says what is wrong with models. */
@Command(name = "validate", description = "Says what is wrong with models, each problem with its place and how to put it right.", footer = {
		"", "Examples:", "  lamina validate vdi.lamina", "  lamina validate models/", "  cat vdi.lamina | lamina validate -", "",
		"'lamina rules' lists what is checked, 'lamina rules CODE' explains a code; .lamina.toml at the root of a project sets severities.", "",
		"Exit status: 0 no errors (there may be warnings), 1 errors, 2 wrong use or an unreadable file." })
final class Validate implements Callable<Integer> {
	private final Console console;

	@Mixin
	private Inputs inputs;

	Validate(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		List<Input> read = inputs.read(console);
		Diagnostics diagnostics = new Diagnostics(console.out(), console.outHasColours());
		Inputs.printSettings(read, diagnostics);
		for (Input input : read) {
			diagnostics.print(input.problems(), input.text());
		}
		console.line(diagnostics.summary(read.size()));
		return diagnostics.count(Severity.ERROR) > 0 ? ExitStatus.FINDINGS : ExitStatus.FINE;
	}
}
