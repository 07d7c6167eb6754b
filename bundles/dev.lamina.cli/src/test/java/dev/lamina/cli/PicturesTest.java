package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pictures in the checkout are those that the command draws today, in a process of its own. */
@Tag("process")
class PicturesTest {
	private static final Path EXAMPLES = Path.of("dsl", "dev.lamina.examples");

	@TempDir
	private Path folder;

	@TestFactory
	Stream<DynamicTest> pictures() throws IOException {
		Path pictures = Checkout.examples().resolve("pictures");
		List<Path> files;
		try (Stream<Path> all = Files.list(pictures)) {
			files = all.sorted().toList();
		}
		assertTrue(files.size() >= 3, files::toString);
		return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> redraw(file)));
	}

	/**
	 * Draws a picture where nothing else is, from the folder that stands for the checkout: its links lead to the model beside it.
	 */
	private void redraw(Path picture) throws Exception {
		String[] name = picture.getFileName().toString().split("\\.");
		Path examples = folder.resolve(EXAMPLES);
		Files.createDirectories(examples.resolve("pictures"));
		Path model = EXAMPLES.resolve(name[0] + ".lamina");
		Files.copy(Checkout.root().resolve(model), folder.resolve(model), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		Path drawn = EXAMPLES.resolve("pictures").resolve(picture.getFileName());
		List<String> command = new ArrayList<>(
				List.of("diagram", model.toString(), "--diagram", name[1], "-o", drawn.toString()));
		if (name.length > 3) {
			// model.diagram.time.svg
			command.addAll(List.of("--at", name[2]));
		}
		CommandProcess done = CommandProcess.laminaIn(folder, command.toArray(String[]::new));
		assertEquals(0, done.exit(), done.err());
		assertEquals(Files.readString(picture), Files.readString(folder.resolve(drawn)),
				"draw it again and look at it: ./lamina " + String.join(" ", command));
	}
}
