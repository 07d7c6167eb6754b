package dev.lamina.dsl.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every model file of the language's folder: library, examples and the corpus of these tests. */
final class Corpus {
	private Corpus() {
	}

	/** The folder {@code dsl} of the checkout, from wherever the tests run in it. */
	static Path folder() {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			if (Files.isDirectory(place.resolve("dsl/dev.lamina.dsl.tests"))) {
				return place.resolve("dsl");
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}

	/**
	 * Its model files in the order of their paths, without those that builds have copied, and without the public cases, which say
	 * themselves what is right for them.
	 */
	static List<Path> files() throws IOException {
		return below(folder()).stream().filter(path -> !path.toString().replace('\\', '/').contains("/public-cases/")).toList();
	}

	/** The corpus of refused files, or of valid ones. */
	static Path corpus(String kind) {
		return folder().resolve("dev.lamina.dsl.tests/corpus").resolve(kind);
	}

	static List<Path> below(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(path -> path.toString().endsWith(".lamina"))
					.filter(path -> !path.toString().replace('\\', '/').contains("/target/")).sorted().toList();
		}
	}
}
