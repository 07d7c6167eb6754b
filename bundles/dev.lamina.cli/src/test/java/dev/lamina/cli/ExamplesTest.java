package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example is in order, laid out as usual, and gives the same answer each time. Its promises are kept, unless its first
 * comment says that promises break: then they do. The published cases are judged by {@link PublishedFiguresTest}.
 */
@Tag("process")
class ExamplesTest {
	private static final String BREAKS = "promises break";

	@Test
	void allAreValidAndFormatted() throws Exception {
		String examples = Checkout.examples().toString();
		CommandProcess validate = CommandProcess.lamina("validate", examples);
		assertEquals(0, validate.exit(), validate.toString());
		assertTrue(validate.out().lines().noneMatch(line -> line.contains(": error[")), validate.out());
		assertEquals(new CommandProcess(0, "", ""), CommandProcess.lamina("format", "--check", examples));
	}

	@TestFactory
	Stream<DynamicTest> eachGivesTheSameAnswerOnAnyNumberOfThreads() throws IOException {
		try (Stream<Path> files = Files.walk(Checkout.examples())) {
			return files.filter(file -> file.toString().endsWith(".lamina") && !file.getParent().endsWith("published")).sorted()
					.toList().stream()
					.map(file -> dynamicTest(Checkout.examples().relativize(file).toString(), () -> {
						CommandProcess one = CommandProcess.lamina("simulate", file.toString(), "--threads", "1");
						assertEquals(firstComment(file).contains(BREAKS) ? 1 : 0, one.exit(), one.toString());
						assertEquals("", one.err());
						assertEquals(one, CommandProcess.lamina("simulate", file.toString(), "--threads", "2"));
					}));
		}
	}

	private static String firstComment(Path file) throws IOException {
		String text = Files.readString(file);
		int start = text.indexOf("/*");
		return start < 0 ? "" : text.substring(start, text.indexOf("*/", start));
	}
}
