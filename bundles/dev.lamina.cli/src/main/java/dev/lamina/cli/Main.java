package dev.lamina.cli;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.InterruptHandler;

/** Starts the command in a process of its own; ends the process with its exit status. */
public final class Main {
	private Main() {
	}

	public static void main(String[] arguments) {
		// a process this short ends before the classes that Guice would generate have paid for themselves
		System.setProperty("guice_bytecode_gen_option", "DISABLED");
		Console console = Console.ofProcess();
		InterruptHandler.install(console);
		InterruptHandler.exit(LaminaCommand.run(console, arguments));
	}
}
