package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * What is generated is what was written down in golden folders, which were read by a person; a missing one is written, and fails.
 */
class GenerateGoldenTest {
	@TempDir
	private Path folder;

	@TestFactory
	Stream<DynamicTest> eachFileIsAsWrittenDown() {
		return Stream
				.of(Checkout.examples().resolve("vdi.lamina"), Checkout.examples().resolve("mig.lamina"),
						GeneratedOutput.resource("vendors.lamina"))
				.map(model -> dynamicTest(model.getFileName().toString(), () -> compare(model)));
	}

	private void compare(Path model) throws IOException {
		String name = model.getFileName().toString().replace(".lamina", "");
		Outcome outcome = new InProcessRunner(folder).lamina("generate", "all", model.toString(), "-o", name);
		assertEquals(0, outcome.exit(), outcome.toString());
		Map<String, String> actual = GeneratedOutput.texts(folder.resolve(name));
		assertTrue(actual.size() > 5, actual.keySet().toString());
		Path golden = GeneratedOutput.resource("golden").resolve(name);
		if (!Files.exists(golden)) {
			for (Map.Entry<String, String> file : actual.entrySet()) {
				Path path = golden.resolve(file.getKey());
				Files.createDirectories(path.getParent());
				Files.writeString(path, file.getValue());
			}
			fail(golden + " was written: read it, then run the test again");
		}
		Map<String, String> expected = GeneratedOutput.texts(golden);
		assertEquals(expected.keySet(), actual.keySet());
		actual.forEach((path, text) -> assertEquals(expected.get(path), text, path));
	}
}
