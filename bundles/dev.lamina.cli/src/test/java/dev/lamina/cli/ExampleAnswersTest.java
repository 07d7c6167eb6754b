package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.cli.InProcessRunner.Outcome;

/**
 * The comments of examples hold: each command behind {@code // $} prints what stands behind {@code // >} below it, blanks apart.
 */
class ExampleAnswersTest {
	private static final String COMMAND = "// $ lamina ";
	private static final String ANSWER = "// > ";

	@TestFactory
	Stream<DynamicTest> commandsAnswerAsTheirCommentsSay() throws IOException {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(Checkout.examples())) {
			for (Path file : files.filter(file -> file.toString().endsWith(".lamina")).sorted().toList()) {
				List<String> lines = Files.readAllLines(file);
				assertTrue(lines.size() < 150 || lines.stream().noneMatch(line -> line.startsWith(COMMAND)), file::toString);
				read(lines, answers);
			}
		}
		assertTrue(answers.size() >= 11, answers::toString);
		return answers.entrySet().stream()
				.map(entry -> dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
	}

	private static void read(List<String> lines, Map<String, List<String>> answers) {
		List<String> current = new ArrayList<>();
		for (String line : lines) {
			if (line.startsWith(COMMAND)) {
				current = answers.computeIfAbsent(line.substring(COMMAND.length()), command -> new ArrayList<>());
			} else if (line.startsWith(ANSWER)) {
				current.add(line.substring(ANSWER.length()));
			}
		}
	}

	private static void check(String command, List<String> answers) {
		assertFalse(answers.isEmpty(), command);
		Outcome outcome = new InProcessRunner(Checkout.examples()).lamina(command.split(" "));
		assertTrue(outcome.exit() < 2, outcome::err);
		String printed = outcome.out().replaceAll("\\s+", " ");
		for (String answer : answers) {
			assertTrue(printed.contains(answer), answer + " is not in\n" + outcome.out());
		}
	}
}
