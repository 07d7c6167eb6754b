package dev.lamina.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.fix.Fix;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.report.validation.ReportedDiagnostic;

/** Findings with their fixes. */
class DiagnosticLocatorTest {
	private static final String TEXT = "gpu X { memroy 1 GiB }\ngpu Y { bandwith 1 GB/s }\n";

	@TempDir
	private Path folder;

	@Test
	void aFixThatFailsIsToldOfAndTakesNeitherItsFindingNorTheOthersWithIt() throws Exception {
		Project project = Project.ofText("a.lamina", TEXT, folder);
		SourceFile sourceFile = project.sources().getFirst();
		List<Diagnostic> diagnostics = project.validate(sourceFile, () -> false);
		BiFunction<XtextResource, Diagnostic, List<Fix>> failing = (file, diagnostic) -> {
			if (diagnostic.line() == 1) {
				throw new IllegalStateException("dev.lamina.Something is null");
			}
			return new QuickFixes().fixes(file, diagnostic);
		};
		DiagnosticLocator diagnosticLocator = new DiagnosticLocator(RepositoryPaths.from(folder), "a.lamina", TEXT, false,
				Optional.of(sourceFile.resource()),
				failing);
		List<ReportedDiagnostic> reportedDiagnostics = diagnosticLocator.locate(diagnostics).stream()
				.map(LocatedDiagnostic::reported).toList();
		assertEquals(2, reportedDiagnostics.size());
		assertTrue(reportedDiagnostics.getFirst().repairs().isEmpty());
		assertFalse(reportedDiagnostics.getLast().repairs().isEmpty());
		assertEquals(List.of(
				"a.lamina:1:9: a fix for [property.unknown] could not be worked out. That is a mistake in Lamina, not in the "
						+ "file; "
						+ "please report it with the model."),
				diagnosticLocator.failures());
	}
}
