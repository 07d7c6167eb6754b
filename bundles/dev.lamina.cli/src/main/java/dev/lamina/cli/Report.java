package dev.lamina.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lamina report}: writes a saved result in another form. */
@Command(name = "report", description = "Writes a saved result in another form, without simulating again.",
		footer = { "", "Forms:",
				"  text     tables for people", "  html     one page with charts for a browser, which needs nothing else",
				"  csv      one figure in each row, for spreadsheets", "  junit    promises as test cases, for build servers",
				"  json     the result again, for programs", "", "Examples:",
				"  lamina simulate vdi.lamina --format json -o vdi.json", "  lamina report vdi.json",
				"  lamina report vdi.json --format html -o vdi.html",
				"  lamina report vdi.json --format junit -o target/promises.xml", "",
				"Exit status: 0 written, also where promises are broken, 2 wrong use, or something cannot be read or written." })
final class Report implements Callable<Integer> {
	private final Console console;

	@Parameters(paramLabel = "RESULT",
			description = "A file that 'lamina simulate --format json' wrote, or - for standard input.")
	private String result;

	@Mixin
	private Rendering rendering;

	Report(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		rendering.check(console);
		rendering.write(SavedResult.read(result, console), console);
		return ExitStatus.FINE;
	}
}
