package dev.lamina.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command through which files of strangers come in.
 *
 * @param samples   files that it reads; pieces of them are mixed
 * @param file      what a damaged file is called when the command gets it
 * @param arguments the command, in which {@code FILE} stands for the damaged file
 * @param damages   at most so many for a file: few where most of it must be in order to be read to its end
 * @param beside    files that lie beside it, by name
 */
record UntrustedFileCommand(String name, List<byte[]> samples, String file, List<String> arguments, int damages,
		Map<String, byte[]> beside) {
	private static final String FILE = "FILE";

	UntrustedFileCommand {
		samples = List.copyOf(samples);
		arguments = List.copyOf(arguments);
		beside = Map.copyOf(beside);
		if (samples.isEmpty()) {
			throw new IllegalArgumentException(name + " has no sample");
		}
	}

	/** A command that reads a file with nothing beside it. */
	static UntrustedFileCommand of(String command, List<byte[]> samples, String file, int damages) {
		return new UntrustedFileCommand(command, samples, file, List.of(command.split(" ")), damages, Map.of());
	}

	/** The command for a file. */
	String[] command(Path damaged) {
		return arguments.stream().map(argument -> argument.equals(FILE) ? damaged.toString() : argument).toArray(String[]::new);
	}

	/** Every file of a kind below a folder of the checkout, in a fixed order. */
	static List<byte[]> samplesBelow(String folder, String ending) {
		List<byte[]> samples = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Checkout.root().resolve(folder))) {
			for (Path file : files.filter(each -> each.toString().endsWith(ending) && !each.toString().contains("/target/"))
					.sorted().toList()) {
				samples.add(Files.readAllBytes(file));
			}
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return samples;
	}
}
