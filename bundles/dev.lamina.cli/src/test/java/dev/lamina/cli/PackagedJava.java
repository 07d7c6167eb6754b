package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How tests start the packaged command line: quickly, and without leaving anything in the home of the user who runs them. The first test
 * of a run that starts it has Java write its classes into an archive, from which every later start takes about half the time.
 */
final class PackagedJava {
	private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
			"-Dguice_custom_class_loading=CHILD");
	/** Remarks of Java about its archive are not the program's. */
	private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
	private static final long SECONDS = 300;

	private PackagedJava() {
	}

	private static final class Archive {
		/** The options with which a start uses the archive; none without one. */
		static final List<String> OPTIONS = options();

		private static List<String> options() {
			String wanted = System.getProperty("lamina.archive");
			if (wanted == null) {
				return List.of();
			}
			Path archive = Path.of(wanted).toAbsolutePath();
			try {
				if (!Files.exists(archive) || Files.getLastModifiedTime(archive)
						.compareTo(Files.getLastModifiedTime(Path.of(System.getProperty("lamina.jar")))) < 0) {
					write(archive);
				}
				List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
				options.addAll(QUIET);
				return Files.exists(archive) ? List.copyOf(options) : List.of();
			} catch (IOException | InterruptedException unwritable) {
				return List.of(); // it only saves time
			}
		}

		private static void write(Path archive) throws IOException, InterruptedException {
			Path picture = Files.createTempFile("lamina", ".svg");
			// by another name first: a run beside this one must not see half of it
			Path written = archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
			List<String> line = new ArrayList<>(List.of(JAVA));
			line.addAll(PackagedJava.OPTIONS);
			line.addAll(List.of("-Duser.home=" + System.getProperty("user.home"), "-XX:ArchiveClassesAtExit=" + written,
					"-Xlog:disable", "-jar", jar(), "diagram", Checkout.examples().resolve("vdi.lamina").toString(), "-o",
					picture.toString()));
			Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			} else if (Files.exists(written)) {
				Files.move(written, archive, StandardCopyOption.REPLACE_EXISTING);
			}
			Files.delete(picture);
		}
	}

	/** The packaged program. */
	static String jar() {
		return Path.of(System.getProperty("lamina.jar")).toAbsolutePath().toString();
	}

	/** The words that start the program, to be followed by its arguments. */
	static List<String> line(String... arguments) {
		List<String> line = new ArrayList<>(List.of(JAVA));
		line.addAll(options());
		line.addAll(List.of("-Duser.home=" + System.getProperty("user.home"), "-jar", jar()));
		line.addAll(List.of(arguments));
		return line;
	}

	/** The options of Java with which the program starts quickly. */
	static List<String> options() {
		List<String> options = new ArrayList<>(OPTIONS);
		options.addAll(Archive.OPTIONS);
		return options;
	}

	/** Java itself. */
	static String java() {
		return JAVA;
	}
}
