package dev.lamina.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;

/**
 * {@code lamina workbench}: explains itself only. The script of the checkout starts the workbench before this program is asked,
 * because the workbench is a program of its own.
 */
@Command(name = "workbench", description = "Opens the graphical workbench: editor, diagrams and simulation in one window.",
		footer = { "",
				"The script 'lamina' of a checkout builds the workbench on first use. An unpacked archive of the workbench is "
						+ "started",
				"with its own program, lamina-workbench.", "",
				"Examples:", "  lamina workbench                 with the projects of last time",
				"  lamina workbench models/         with the models of that folder", "",
				"Exit status: 0 success, 2 usage or I/O error." })
final class WorkbenchCommand implements Callable<Integer> {
	@Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder of models to be opened as a project.")
	private List<String> folder;

	@Override
	public Integer call() {
		throw new CommandException(
				"The workbench is started by the script 'lamina' of a checkout, or by the program lamina-workbench of its "
						+ "archive.");
	}
}
