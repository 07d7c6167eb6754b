package dev.lamina.cli.completion;

import picocli.CommandLine.Model.CommandSpec;

/** The shells that complete the words of the command line, each with its script. */
public enum Shell {
	/** Bash, from 3.2 on. */
	bash {
		@Override
		public String script(CommandSpec command) {
			return new BashScript(CommandSyntax.of(command)).text();
		}
	},
	/** The Z shell. */
	zsh {
		@Override
		public String script(CommandSpec command) {
			return new ZshScript(CommandSyntax.of(command)).text();
		}
	},
	/** Fish, from 3.0 on. */
	fish {
		@Override
		public String script(CommandSpec command) {
			return new FishScript(CommandSyntax.of(command)).text();
		}
	};

	/** The script that makes the shell complete this command and all its subcommands. */
	public abstract String script(CommandSpec command);
}
