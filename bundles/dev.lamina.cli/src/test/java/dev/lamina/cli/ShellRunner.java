package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs scripts in a folder as processes of their own. What they print is in {@code out.txt} and {@code err.txt} of the folder
 * until they are over.
 *
 * @param folder where the scripts run
 */
record ShellRunner(Path folder) {
	/** The beginning of a command of the program; it leaves nothing in the home of the user who runs the tests. */
	static final String LAMINA = PackagedJava.options().stream().map(option -> "'" + option.replace("'", "'\\''") + "' ")
			.collect(Collectors.joining("", "\"$JAVA\" ", "-Duser.home=\"$HOME\" -jar \"$JAR\" "));

	/**
	 * The command line that runs a script. What a shell without job control starts in the background ignores Ctrl-C, and so does
	 * all that it starts, down to Java: here signals do again what they usually do.
	 */
	static List<String> line(String script) {
		return List.of("env", "--default-signal=HUP,INT,QUIT,TERM", "bash", "-c", script);
	}

	/** Starts a script and does not wait for it. */
	Process started(String script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(line(script)).directory(folder.toFile())
				.redirectOutput(folder.resolve("out.txt").toFile()).redirectError(folder.resolve("err.txt").toFile());
		builder.environment().put("JAVA", PackagedJava.java());
		builder.environment().put("JAR", System.getProperty("lamina.jar"));
		builder.environment().put("HOME", System.getProperty("user.home"));
		return builder.start();
	}

	/** Runs a script to its end and leaves nothing of what it printed in the folder. */
	CommandProcess run(String script) throws IOException, InterruptedException {
		int exit = started(script).waitFor();
		CommandProcess commandProcess = new CommandProcess(exit, Files.readString(folder.resolve("out.txt")),
				Files.readString(folder.resolve("err.txt")));
		Files.delete(folder.resolve("out.txt"));
		Files.delete(folder.resolve("err.txt"));
		return commandProcess;
	}
}
