package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Sirius is installed, pictures are laid out by its ELK and not by ours: they are the same. */
@Tag("process")
class SiriusElkTest {
	@TempDir
	private Path folder;

	@Test
	void picturesAreThoseOfOurElk() throws Exception {
		Map<String, String> ours = pictures("ours", List.of());
		assertTrue(ours.size() > 20, ours.size() + " pictures");
		List<Path> older;
		try (Stream<Path> jars = Files.list(Path.of(System.getProperty("lamina.sirius.elk")))) {
			older = jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
		}
		assertEquals(4, older.size(), older.toString());
		assertEquals(ours, pictures("theirs", older));
	}

	private Map<String, String> pictures(String name, List<Path> first) throws IOException, InterruptedException {
		List<String> classes = new ArrayList<>(first.stream().map(Path::toString).toList());
		classes.add(System.getProperty("lamina.jar"));
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dguice_custom_class_loading=CHILD", "-cp",
				String.join(java.io.File.pathSeparator, classes), "dev.lamina.cli.Main", "diagram", "--all", "-o",
				folder.resolve(name).toString()));
		try (Stream<Path> models = Files.list(Checkout.examples())) {
			models.filter(file -> file.toString().endsWith(".lamina")).sorted().map(Path::toString).forEach(line::add);
		}
		Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		// links lead from the folder of a picture to its model: both folders are equally far from it
		return GeneratedOutput.texts(folder.resolve(name));
	}
}
