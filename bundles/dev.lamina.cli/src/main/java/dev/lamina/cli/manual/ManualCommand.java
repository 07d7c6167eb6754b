package dev.lamina.cli.manual;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.version.VersionCommand;

/** {@code lamina manual}: prints the manual page, which a release installs where {@code man lamina} finds it. */
@Command(name = "manual", hidden = true, description = "Prints the manual page in roff.", footer = { "", "Examples:",
		"  lamina manual > lamina.1 && man ./lamina.1" })
public final class ManualCommand implements Callable<Integer> {
	private final Console console;

	@Spec
	private CommandSpec spec;

	public ManualCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		console.write(writer -> writer.write(new ManualPage(spec.root(), VersionCommand.TEXT, VersionCommand.DATE).text()));
		return ExitStatus.OK;
	}
}
