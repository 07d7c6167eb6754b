package dev.lamina.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lamina version}: says which Lamina this is. */
@Command(name = "version", description = "Prints the version.", footer = { "", "Examples:", "  lamina version" })
final class Version implements Callable<Integer> {
	static final String NUMBER = "0.1.0";
	static final String TEXT = "lamina " + NUMBER;

	private final Console console;

	Version(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		console.line(TEXT);
		return ExitStatus.FINE;
	}
}
