package dev.lamina.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.Terminals;

/** Runs commands in this process, in a folder of its own, and shows what they wrote; the folder's name is left out of it. */
final class InProcessRunner {
	private final Path folder;
	private Map<String, String> environment = Map.of();
	private Terminals terminals = Terminals.NONE;
	private byte[] input = {};

	InProcessRunner(Path folder) {
		this.folder = folder;
	}

	/** What a command did. */
	record Outcome(int exit, String out, String err) {
	}

	InProcessRunner on(Terminals some) {
		terminals = some;
		return this;
	}

	InProcessRunner with(Map<String, String> variables) {
		environment = variables;
		return this;
	}

	InProcessRunner reading(String text) {
		input = text.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	InProcessRunner reading(byte[] bytes) {
		input = bytes.clone();
		return this;
	}

	InProcessRunner file(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	Outcome lamina(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int exit = LaminaCommand.run(new Console(out, err, new ByteArrayInputStream(input), folder, environment, terminals),
				arguments);
		return new Outcome(exit, shown(out), shown(err));
	}

	private String shown(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
	}
}
