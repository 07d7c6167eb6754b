package dev.lamina.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One finished run of the packaged command line in a process of its own. */
record CommandProcess(int exit, String out, String err) {
	/** Runs the command in the current folder and waits for its end. */
	static CommandProcess lamina(String... arguments) throws IOException, InterruptedException {
		return laminaIn(Path.of(""), arguments);
	}

	/** Runs the command in a folder and waits for its end. */
	static CommandProcess laminaIn(Path folder, String... arguments) throws IOException, InterruptedException {
		Path out = Files.createTempFile("lamina", ".out");
		Path err = Files.createTempFile("lamina", ".err");
		try {
			// to files and not to pipes: a full pipe would block the process
			Process process = new ProcessBuilder(PackagedJava.line(arguments)).directory(folder.toAbsolutePath().toFile())
					.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			process.getOutputStream().close();
			int exit = process.waitFor();
			return new CommandProcess(exit, Files.readString(out, StandardCharsets.UTF_8),
					Files.readString(err, StandardCharsets.UTF_8));
		} finally {
			Files.delete(out);
			Files.delete(err);
		}
	}
}
