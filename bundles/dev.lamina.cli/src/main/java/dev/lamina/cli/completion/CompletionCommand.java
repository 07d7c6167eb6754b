package dev.lamina.cli.completion;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;

/** {@code lamina completion}: prints the script that makes a shell complete commands, options and their values. */
@Command(name = "completion", description = "Prints a script that makes a shell complete commands, options and files.",
		footer = { "", "Examples:",
				"  source <(lamina completion bash)                                        in ~/.bashrc",
				"  source <(lamina completion zsh)                                         in ~/.zshrc, after compinit",
				"  lamina completion fish > ~/.config/fish/completions/lamina.fish         once", "",
				"The Debian package has all three installed already." })
public final class CompletionCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(paramLabel = "SHELL", description = "Which shell: ${COMPLETION-CANDIDATES}.")
	private Shell shell;

	@Spec
	private CommandSpec spec;

	public CompletionCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		console.write(writer -> writer.write(shell.script(spec.root())));
		return ExitStatus.OK;
	}
}
