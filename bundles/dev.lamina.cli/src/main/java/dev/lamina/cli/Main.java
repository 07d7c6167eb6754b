package dev.lamina.cli;

/** Starts the command in a process of its own; ends the process with its exit status. */
public final class Main {
	private Main() {
	}

	public static void main(String[] arguments) {
		// a process this short ends before the classes that Guice would generate have paid for themselves
		System.setProperty("guice_bytecode_gen_option", "DISABLED");
		Console console = Console.ofProcess();
		Interruption.watch(console);
		Interruption.exit(Lamina.run(console, arguments));
	}
}
