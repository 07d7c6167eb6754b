package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A folder with the scripts of the checkout, in which a test puts programs of its own in the place of Maven and others. A script
 * runs with exactly the environment that the test gives it.
 */
final class TrialCheckout {
	private final Path folder;
	private final Path root;
	private final Path programs;

	/** Makes the checkout in a folder, below a name with a space in it. */
	TrialCheckout(Path folder) throws IOException {
		this.folder = folder;
		root = Files.createDirectories(folder.resolve("my checkout"));
		programs = Files.createDirectory(folder.resolve("programs"));
		for (String name : List.of("bundles", "dsl", "releng", ".mvn")) {
			Files.createDirectory(root.resolve(name));
		}
		Files.createFile(root.resolve("pom.xml"));
		copy("lamina");
		copy("mvnw");
		copy(".mvn/prelude.sh");
		copy("releng/verify");
	}

	Path root() {
		return root;
	}

	/** The folder of the program and its lock. */
	Path home() throws IOException {
		return Files.createDirectories(root.resolve("target/lamina"));
	}

	/** Puts a script into the place of the checkout's own {@code mvnw}. */
	void replaceWrapper(String script) throws IOException {
		write(root.resolve("mvnw"), script);
	}

	/** Makes a program that comes first on the path. */
	void program(String name, String script) throws IOException {
		write(programs.resolve(name), script);
	}

	/** Makes programs of the system available where {@link #only} leaves out the rest. */
	void share(String... names) throws IOException {
		for (String name : names) {
			Path usual = Path.of("/usr/bin", name);
			program(name, "exec " + (Files.exists(usual) ? usual : Path.of("/bin", name)) + " \"$@\"\n");
		}
	}

	/** Nothing but the programs of this test on the path, and a JDK. */
	Map<String, String> only() {
		return Map.of("PATH", programs.toString(), "JAVA_HOME", System.getProperty("java.home"));
	}

	/** The programs of this test before those of the system, and a JDK. */
	Map<String, String> usual() {
		return Map.of("PATH", programs + ":/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"));
	}

	/** Runs a command to its end in the root of the checkout. */
	CommandProcess run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
		Running running = start("run", environment, command);
		int exit = running.process().waitFor();
		return new CommandProcess(exit, running.out(), running.err());
	}

	/** Starts a command in the root of the checkout. */
	Running start(String name, Map<String, String> environment, String... command) throws IOException {
		Path out = folder.resolve(name + ".out");
		Path err = folder.resolve(name + ".err");
		ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile()).redirectOutput(out.toFile())
				.redirectError(err.toFile());
		builder.environment().clear();
		builder.environment().putAll(environment);
		return new Running(builder.start(), out, err);
	}

	/** A command that was started. */
	record Running(Process process, Path outFile, Path errFile) {
		String out() throws IOException {
			return Files.readString(outFile);
		}

		String err() throws IOException {
			return Files.readString(errFile);
		}
	}

	private void copy(String name) throws IOException {
		Files.copy(Checkout.root().resolve(name), root.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
	}

	private static void write(Path file, String script) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + script);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** Makes an executable file below the folder of the test. */
	Path executable(String name, String script) throws IOException {
		write(folder.resolve(name), script);
		return folder.resolve(name);
	}
}
