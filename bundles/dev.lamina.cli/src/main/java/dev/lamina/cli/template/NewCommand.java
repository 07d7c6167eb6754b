package dev.lamina.cli.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.OutputFile;

/** {@code lamina new}: writes a first model, and never over an existing file. */
@Command(name = "new", description = "Writes a small model to start from. An existing file is never overwritten.", footer = { "",
		"Templates:", "  desktops     graphical desktops that share a GPU in time (NVIDIA vGPU)",
		"  partitions   computing VMs on partitions of one GPU (NVIDIA MIG)",
		"  owned        one VM that has a GPU to itself (VFIO)", "",
		"Examples:", "  lamina new", "  lamina new office.lamina --template desktops", "  lamina new models/", "",
		"Exit status: 0 success, 2 usage or I/O error, such as a file that exists." })
public final class NewCommand implements Callable<Integer> {
	private static final List<String> TEMPLATES = List.of("desktops", "partitions", "owned");
	private static final String EXTENSION = ".lamina";

	private final Console console;

	@Parameters(arity = "0..1", paramLabel = "NAME|DIR",
			description = "The file to write, or the folder for it; by default the template's name in this folder.")
	private String target;

	@Option(names = "--template", paramLabel = "NAME", defaultValue = "desktops",
			description = "What to start from (default: ${DEFAULT-VALUE}); see below.")
	private String template;

	public NewCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		if (!TEMPLATES.contains(template)) {
			throw new CommandException(
					"There is no template '" + template + "'. There are: " + String.join(", ", TEMPLATES) + ".");
		}
		String name = name();
		Path file = console.path(name);
		refuseOtherFile();
		if (Files.exists(file)) {
			throw new CommandException("'" + name + "' exists already. Choose another name: lamina new NAME");
		}
		try {
			if (file.getParent() != null) {
				Files.createDirectories(file.getParent());
			}
		} catch (IOException unwritable) {
			throw CommandException.cannotWrite(file, unwritable);
		}
		String text = template(template);
		new OutputFile(file).write(writer -> writer.write(text));
		console.printLine("Wrote " + name + ". Next: lamina simulate " + name);
		return ExitStatus.OK;
	}

	/** What is there under a name without the ending of a model, such as a device, is not meant to get a model beside it. */
	private void refuseOtherFile() {
		boolean other = target != null && !target.endsWith(EXTENSION) && Files.exists(console.path(target))
				&& !Files.isDirectory(console.path(target));
		if (other || "-".equals(target)) {
			throw new CommandException("'" + target
					+ "' is not the name of a model: a first model is written to a new file. Choose another name: lamina new "
					+ "NAME");
		}
	}

	private String name() {
		if (target == null) {
			return template + EXTENSION;
		}
		if (target.endsWith("/") || Files.isDirectory(console.path(target))) {
			return (target.endsWith("/") ? target : target + '/') + template + EXTENSION;
		}
		return target.endsWith(EXTENSION) ? target : target + EXTENSION;
	}

	private static String template(String name) {
		try (var stream = NewCommand.class.getResourceAsStream("templates/" + name + EXTENSION)) {
			return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		} catch (IOException damaged) {
			throw new CommandException("The program is damaged: its template '" + name + "' cannot be read. Build it again.",
					damaged);
		}
	}
}
