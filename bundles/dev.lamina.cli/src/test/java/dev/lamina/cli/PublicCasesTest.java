package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * What people publish about their hosts, VMs and clusters has the right answer.
 *
 * <p>A folder has the input; {@code command.txt} with commands of {@code lamina}, and {@code cat FILE} for each file to be shown;
 * {@code README.txt} with the right value and its source; and either {@code expected.txt} with all that is written, or
 * {@code check.txt} with what is seen of it: {@code exit} is the status of the first command; {@code has}, {@code lacks} and
 * {@code matches} (a regular expression within a line) look at all that the commands wrote.
 */
class PublicCasesTest {
	private static final Path FOLDER = Checkout.root().resolve("dsl/dev.lamina.dsl.tests/public-cases");
	private static final Set<String> ABOUT = Set.of("README.txt", "command.txt", "expected.txt", "check.txt");

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
		int first = -1;
		for (String command : commands(Files.readString(folder.resolve("command.txt")))) {
			found.append("$ ").append(command).append('\n');
			List<String> words = List.of(command.split("\\s+"));
			if (words.getFirst().equals("cat")) {
				found.append(Files.readString(work.resolve(words.get(1))));
				continue;
			}
			Outcome outcome = new InProcessRunner(work).lamina(words.subList(1, words.size()).toArray(String[]::new));
			first = first < 0 ? outcome.exit() : first;
			found.append(outcome.out()).append(outcome.err()).append("exit ").append(outcome.exit()).append('\n');
		}
		Path checks = folder.resolve("check.txt");
		Path expected = folder.resolve("expected.txt");
		if (Files.exists(checks)) {
			String written = found + generated();
			for (String check : Files.readAllLines(checks)) {
				check(check.substring(0, check.indexOf(' ')), check.substring(check.indexOf(' ') + 1), first, written);
			}
			return;
		} else if (!Files.exists(expected)) {
			Files.writeString(expected, found);
			fail("There was no expectation of " + name + "; it is written now. Compare it with its README.txt.");
		}
		assertEquals(Files.readString(expected), found.toString());
	}

	/** The commands of a line of a shell; what other programs do with their output is left out. */
	private static List<String> commands(String lines) {
		return Arrays.stream(lines.strip().split(";|&&|\n")).map(String::strip)
				.filter(part -> part.startsWith("lamina ") || part.startsWith("cat ")).toList();
	}

	private String generated() throws IOException {
		StringBuilder text = new StringBuilder();
		if (Files.isDirectory(work.resolve("out"))) {
			try (Stream<Path> files = Files.walk(work.resolve("out"))) {
				for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
					text.append(Files.readString(file));
				}
			}
		}
		return text.toString();
	}

	private static void check(String kind, String text, int exit, String written) {
		switch (kind) {
			case "exit" -> assertEquals(Integer.parseInt(text), exit, written);
			case "has" -> assertTrue(written.contains(text), () -> text + " is missing in\n" + written);
			case "lacks" -> assertFalse(written.contains(text), () -> text + " is in\n" + written);
			case "matches" -> assertTrue(Pattern.compile(text).matcher(written).find(), () -> text + " is not in\n" + written);
			default -> throw new IllegalArgumentException(kind);
		}
	}
}
