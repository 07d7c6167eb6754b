package dev.lamina.cli.result;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.text.ComparisonReport;
import dev.lamina.result.ModelResult;

/** {@code lamina compare}: says what changed from one saved result to another. */
@Command(name = "compare",
		description = "Compares two saved results: throughput, 99th percentile and slowdown of each VM, "
				+ "and promises.",
		footer = {
				"", "Examples:", "  lamina simulate vdi.lamina --format json -o before.json",
				"  lamina simulate vdi.lamina --format json -o after.json      after changing the model",
				"  lamina compare before.json after.json", "",
				"Exit status: 0 success, 1 a promise that was kept is broken, 2 usage or I/O error." })
public final class CompareCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(index = "0", paramLabel = "BEFORE",
			description = "A file that 'lamina simulate --format json' wrote, or - for standard input.")
	private String before;

	@Parameters(index = "1", paramLabel = "AFTER", description = "The file to compare it with, or - for standard input.")
	private String after;

	@Option(names = "--each", description = "Give every VM lines of its own; by default equal ones share them.")
	private boolean each;

	public CompareCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		if (before.equals("-") && after.equals("-")) {
			throw new CommandException("Standard input can be one of the two results, not both.");
		}
		List<ModelResult> old = SavedResult.read(before, console);
		ResultComparison resultComparison = ResultComparison.of(old, SavedResult.read(after, console));
		if (resultComparison.isEmpty()) {
			throw new CommandException("The two results have no run in common: no simulation of the same name and combination.");
		}
		console.write(writer -> writer.write(ComparisonReport.of(resultComparison, console.outHasColours(), each)));
		return resultComparison.newlyBroken() == 0 ? ExitStatus.OK : ExitStatus.PROBLEMS;
	}
}
