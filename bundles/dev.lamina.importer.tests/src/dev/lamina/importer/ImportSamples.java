package dev.lamina.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.Project;
import dev.lamina.importer.source.ImportDocument;

/** The reports of the samples folder, and short ways from a report to its model. */
final class ImportSamples {
	static final Path FOLDER = Path.of(System.getProperty("lamina.checkout"), "bundles/dev.lamina.importer.tests/samples");

	/** A folder without other models, in which an import looks for nothing. */
	static final Path EMPTY = empty();

	private ImportSamples() {
	}

	private static Path empty() {
		try {
			Path folder = Files.createTempDirectory("lamina-import");
			folder.toFile().deleteOnExit();
			return folder;
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** All reports, sorted. */
	static List<Path> all() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER, 2)) {
			return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
		}
	}

	/** The format of a report is its folder. */
	static ImportFormat format(Path sample) {
		return ImportFormat.of(sample.getParent().getFileName().toString()).orElseThrow();
	}

	static ImportResult read(Path sample) throws Exception {
		return Importer.read(format(sample), List.of(ImportDocument.decode(sample.getFileName().toString(),
				Files.readAllBytes(sample))), options());
	}

	static ImportOptions options() {
		return new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), EMPTY);
	}

	static ImportResult read(ImportFormat importFormat, String name, String text) throws Exception {
		return Importer.read(importFormat, List.of(ImportDocument.decode(name, text.getBytes(StandardCharsets.UTF_8))),
				options());
	}

	/** The errors of a model. */
	static List<String> errors(String text) throws Exception {
		Project project = Project.ofText("imported.lamina", text, EMPTY);
		return project.validate(project.sources().getFirst(), () -> false).stream()
				.filter(diagnostic -> diagnostic.severity() == Severity.ERROR).map(Diagnostic::toString).toList();
	}

	static List<String> messages(List<Diagnostic> diagnostics) {
		return diagnostics.stream()
				.map(diagnostic -> diagnostic.file() + ':' + diagnostic.line() + ':' + diagnostic.column() + ": "
						+ diagnostic.code() + ": " + diagnostic.message())
				.toList();
	}
}
