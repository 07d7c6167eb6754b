package dev.lamina.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.Terminals;

/**
 * {@code lamina rehearse}: does quietly what users do most, for the start script, which lets Java record the run so that
 * later ones start faster.
 */
@Command(name = "rehearse", hidden = true, description = "Does quietly what users do most, so that Java can record it.",
		footer = {
				"", "Examples:", "  lamina rehearse vdi.lamina" })
final class TrainingRunCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(paramLabel = "FILE", description = "A model that is in order.")
	private String file;

	TrainingRunCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		for (List<String> words : List.of(List.of("validate", file), List.of("format", "--check", file),
				List.of("simulate", file, "--for", "1s", "--replications", "1"),
				List.of("simulate", file, "--for", "1s", "--format", "json"))) {
			Console quiet = new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
					InputStream.nullInputStream(),
					console.directory(), Map.of(), Terminals.NONE);
			if (LaminaCommand.run(quiet, words.toArray(String[]::new)) == ExitStatus.ERROR) {
				throw new CommandException("'lamina " + String.join(" ", words) + "' failed.");
			}
		}
		return ExitStatus.OK;
	}
}
