package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs scripts in a folder as processes of their own; {@code "$JAVA" -jar "$JAR"} is the program. What they print is in {@code out.txt} and
 * {@code err.txt} of the folder until they are over.
 *
 * @param folder where the scripts run
 */
record Shell(Path folder) {
	/** Starts a script and does not wait for it. */
	Process started(String script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile())
				.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile());
		builder.environment().put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
		builder.environment().put("JAR", System.getProperty("lamina.jar"));
		return builder.start();
	}

	/** Runs a script to its end and leaves nothing of what it printed in the folder. */
	Command run(String script) throws IOException, InterruptedException {
		int exit = started(script).waitFor();
		Command command = new Command(exit, Files.readString(folder.resolve("out.txt")), Files.readString(folder.resolve("err.txt")));
		Files.delete(folder.resolve("out.txt"));
		Files.delete(folder.resolve("err.txt"));
		return command;
	}
}
