package dev.lamina.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands in this process, in a folder of its own, and shows what they wrote; the folder's name is left out of it. */
final class InProcess {
	private final Path folder;
	private Map<String, String> environment = Map.of();
	private Terminals terminals = Terminals.NONE;
	private byte[] input = {};

	InProcess(Path folder) {
		this.folder = folder;
	}

	/** What a command did. */
	record Outcome(int exit, String out, String err) {
	}

	InProcess on(Terminals some) {
		terminals = some;
		return this;
	}

	InProcess with(Map<String, String> variables) {
		environment = variables;
		return this;
	}

	InProcess reading(String text) {
		input = text.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	InProcess reading(byte[] bytes) {
		input = bytes.clone();
		return this;
	}

	InProcess file(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return this;
	}

	Outcome lamina(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int exit = Lamina.run(new Console(out, err, new ByteArrayInputStream(input), folder, environment, terminals), arguments);
		return new Outcome(exit, shown(out), shown(err));
	}

	private String shown(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
	}
}
