package dev.lamina.cli.lsp;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.version.VersionCommand;
import dev.lamina.dsl.ide.server.LanguageServerSession;
import dev.lamina.live.LiveInlayHints;
import dev.lamina.live.SimulationBudget;

/** {@code lamina lsp}: serves an editor over standard input and output. */
@Command(name = "lsp", description = "Serves an editor: speaks the Language Server Protocol over standard input and output.",
		footer = { "",
				"An editor starts it; you do not type to it. For Visual Studio Code there is an extension; for Neovim,",
				"Emacs and Helix see dsl/dev.lamina.editors/README.md. Any other editor with the protocol needs",
				"the command 'lamina lsp' for files that end in .lamina. With the initialisation option",
				"\"liveFigures\": true it simulates while you write, and shows the figures beside VMs and GPUs.", "",
				"A file sees the files of its own project, as with 'lamina validate FILE', whichever folders the",
				"editor has open.", "",
				"Exit status: 0 success, 1 the editor ended without 'shutdown'." })
public final class LspCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--stdio", description = "Does nothing: standard input and output are the only way. Some editors say it.")
	private boolean stdio;

	public LspCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		// what anything in the process prints must not get between the messages
		System.setOut(System.err);
		return LanguageServerSession.run(console.in(), console.out(), VersionCommand.NUMBER,
				new LiveInlayHints(SimulationBudget.DEFAULT));
	}
}
