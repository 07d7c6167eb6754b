package dev.lamina.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command <code>lamina</code>; ends the JVM with its exit status. */
@Command(name = "lamina", mixinStandardHelpOptions = true, version = Main.VERSION, subcommands = Main.Version.class, description = "Models GPU virtualization and says which virtual machine gets what it was promised.")
public final class Main implements Runnable {
	static final String VERSION = "lamina 0.1.0";

	@Spec
	private CommandSpec spec;

	public static void main(String[] arguments) {
		System.exit(new CommandLine(new Main()).execute(arguments));
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
	}

	@Command(name = "version", description = "Prints the version.")
	static final class Version implements Runnable {
		@Spec
		private CommandSpec spec;

		@Override
		public void run() {
			spec.commandLine().getOut().println(VERSION);
		}
	}
}
