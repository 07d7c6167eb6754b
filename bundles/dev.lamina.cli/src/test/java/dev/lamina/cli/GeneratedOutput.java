package dev.lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code lamina generate} wrote into a folder, and how other programs judge it. */
final class GeneratedOutput {
	private GeneratedOutput() {
	}

	/** A file of the tests beside this class. */
	static Path resource(String name) {
		return Checkout.root().resolve("bundles/dev.lamina.cli/src/test/resources/dev/lamina/cli/generate").resolve(name);
	}

	/** The models that the tests generate from: the examples that name all facts, and one with hosts of all sorts. */
	static List<Path> models() throws IOException {
		try (Stream<Path> files = Files.list(Checkout.examples())) {
			List<Path> models = new ArrayList<>();
			for (Path file : files.filter(each -> each.toString().endsWith(".lamina")).sorted().toList()) {
				// designs, which say by which command they answer, are of hosts that nobody has bought
				if (!Files.readString(file).contains("// $ lamina")) {
					models.add(file);
				}
			}
			models.add(resource("vendors.lamina"));
			return models;
		}
	}

	/** Every file below a folder by its path, without the lists of what is ours. */
	static Map<String, String> texts(Path folder) throws IOException {
		Map<String, String> texts = new TreeMap<>();
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.endsWith(".written-by-lamina"))
						.toList()) {
					texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
				}
			}
		}
		return texts;
	}

	/** Every path below a folder, sorted. */
	static List<String> paths(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString()).sorted().toList();
		}
	}

	/** Runs a program on a file; its output where it finds fault, else nothing. */
	static String complaint(Path file, String... program) throws IOException, InterruptedException {
		List<String> line = new ArrayList<>(List.of(program));
		line.add(file.toString());
		Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		return process.waitFor() == 0 ? "" : file + ": " + said;
	}

	/** Whether a program is there. The whole test run must have it; a run of single tests may do without. */
	static boolean has(String program) {
		boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
		if (!there && System.getenv("LAMINA_VERIFY") != null) {
			throw new AssertionError(program + " is missing: releng/verify should have installed it");
		}
		return there;
	}
}
