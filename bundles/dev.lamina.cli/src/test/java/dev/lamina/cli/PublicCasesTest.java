package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * What people publish about their hosts, VMs and clusters: each case does what its expectation says.
 *
 * <p>A folder has the input, {@code command.txt} with a line for each command of {@code lamina} and {@code cat FILE} for each file
 * to be shown, {@code README.txt} with the right value and its source, and {@code expected.txt}.
 */
class PublicCasesTest {
	private static final Path FOLDER = Checkout.root().resolve("dsl/dev.lamina.dsl.tests/public-cases");
	private static final Set<String> ABOUT = Set.of("README.txt", "command.txt", "expected.txt");

	@TempDir
	private Path work;

	static List<String> cases() throws IOException {
		try (Stream<Path> folders = Files.list(FOLDER)) {
			return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void doesWhatIsExpected(String name) throws IOException {
		Path folder = FOLDER.resolve(name);
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(each -> !ABOUT.contains(each.getFileName().toString())).toList()) {
				Files.copy(file, work.resolve(file.getFileName()));
			}
		}
		StringBuilder found = new StringBuilder();
		for (String command : Files.readAllLines(folder.resolve("command.txt"))) {
			found.append("$ ").append(command).append('\n');
			List<String> words = List.of(command.split(" "));
			if (words.getFirst().equals("cat")) {
				found.append(Files.readString(work.resolve(words.get(1))));
				continue;
			}
			Outcome outcome = new InProcessRunner(work).lamina(words.subList(1, words.size()).toArray(String[]::new));
			found.append(outcome.out()).append(outcome.err()).append("exit ").append(outcome.exit()).append('\n');
		}
		Path expected = folder.resolve("expected.txt");
		if (!Files.exists(expected)) {
			Files.writeString(expected, found);
			fail("There was no expectation of " + name + "; it is written now. Compare it with its README.txt.");
		}
		assertEquals(Files.readString(expected), found.toString());
	}
}
