package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.project.Project;

/** Every sample becomes the model beside it, which is formatted, has no errors, and says in comments what was not understood. */
class ImportSamplesTest {
	static List<Path> samples() throws IOException {
		return ImportSamples.all();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void becomesItsModel(Path sample) throws Exception {
		ImportResult importResult = ImportSamples.read(sample);
		Path golden = sample.resolveSibling(sample.getFileName() + ".expected");
		String found = importResult.text()
				+ String.join("", ImportSamples.messages(importResult.warnings()).stream().map(doubt -> "// doubt: "
						+ doubt + '\n').toList());
		if (!Files.exists(golden)) {
			Files.writeString(golden, found);
			fail("There was no " + golden.getFileName() + "; it is written now. Look whether it is right.");
		}
		assertEquals(Files.readString(golden), found);
	}

	@ParameterizedTest
	@MethodSource("samples")
	void becomesTheSameModelAgain(Path sample) throws Exception {
		assertEquals(ImportSamples.read(sample), ImportSamples.read(sample));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void theModelIsSoundAndFormatted(Path sample) throws Exception {
		ImportResult importResult = ImportSamples.read(sample);
		assertEquals(List.of(), ImportSamples.messages(importResult.errors()));
		assertEquals(List.of(), ImportSamples.errors(importResult.text()));
		assertEquals(importResult.text(), SourceFormatter.format(Project.ofText("a.lamina", importResult.text(),
				Path.of("")).sources().getFirst().resource()));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void whatWasNotUnderstoodStandsInTheModel(Path sample) throws Exception {
		ImportResult importResult = ImportSamples.read(sample);
		for (Diagnostic doubt : importResult.warnings()) {
			assertTrue(importResult.text().contains("// " + doubt.file() + ':' + doubt.line() + ": " + doubt.message()),
					doubt + "\n"
							+ importResult.text());
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void aWorkloadMakesTheVmsOfTheModelRun(Path sample) throws Exception {
		String text = ImportSamples.read(sample).text();
		List<String> placed = text.lines().filter(line -> line.startsWith("vm ")).map(line -> line.split(" ")[1]).toList();
		String running = text.replaceAll("(?m)^(vm .*\\{)$", "$1\n  runs Work")
				+ "\nworkload Work { each request { cpu 1 ms } }\n"
				+ (placed.isEmpty() ? "" : "simulation trial { for 1 s }\n");
		assertEquals(List.of(), ImportSamples.errors(running));
	}
}
