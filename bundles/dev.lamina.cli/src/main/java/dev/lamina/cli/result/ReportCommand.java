package dev.lamina.cli.result;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;

/** {@code lamina report}: writes a saved result in another form. */
@Command(name = "report", description = "Writes a saved result in another form, without simulating again.",
		footer = { "", "Forms:",
				ResultOutputOptions.FORMS, "", "Examples:",
				"  lamina simulate vdi.lamina --format json -o vdi.json", "  lamina report vdi.json",
				"  lamina report vdi.json --format html -o vdi.html",
				"  lamina report vdi.json --format junit -o target/promises.xml", "",
				"Exit status: 0 success, even if promises are broken, 2 usage or I/O error." })
public final class ReportCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(paramLabel = "RESULT",
			description = "A file that 'lamina simulate --format json' wrote, or - for standard input.")
	private String result;

	@Mixin
	private ResultOutputOptions resultOutputOptions;

	public ReportCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		resultOutputOptions.check(console);
		resultOutputOptions.write(SavedResult.read(result, console), console);
		return ExitStatus.OK;
	}
}
