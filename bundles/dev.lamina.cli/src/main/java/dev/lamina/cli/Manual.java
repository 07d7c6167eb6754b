package dev.lamina.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.lamina.cli.manual.ManualPage;

/** {@code lamina manual}: prints the manual page, which a release installs where {@code man lamina} finds it. */
@Command(name = "manual", hidden = true, description = "Prints the manual page in roff.", footer = { "", "Examples:",
		"  lamina manual > lamina.1 && man ./lamina.1" })
final class Manual implements Callable<Integer> {
	private final Console console;

	@Spec
	private CommandSpec spec;

	Manual(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		console.write(writer -> writer.write(new ManualPage(spec.root(), Version.TEXT, Version.DATE).text()));
		return ExitStatus.FINE;
	}
}
