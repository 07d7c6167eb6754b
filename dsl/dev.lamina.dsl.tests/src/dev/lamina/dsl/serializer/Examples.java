package dev.lamina.dsl.serializer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples of the checkout that the tests run in. */
final class Examples {
	private Examples() {
	}

	static List<Path> all() throws IOException {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			Path folder = place.resolve("dsl/dev.lamina.examples");
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.walk(folder)) {
					return files.filter(file -> file.toString().endsWith(".lamina"))
							.filter(file -> !file.toString().replace('\\', '/').contains("/target/")).sorted().toList();
				}
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}
}
