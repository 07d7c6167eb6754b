package dev.lamina.dsl.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.xtext.resource.XtextResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.formatting2.SourceFormatter;
import dev.lamina.dsl.formatting2.UnformattableSourceException;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;

/** Every model file has the problems that it announces and no others, is laid out as the formatter would, and survives XMI. */
class CorpusTest {
	@TestFactory
	Stream<DynamicTest> everyFileHasTheProblemsItAnnounces() throws IOException {
		return tests(CorpusTest::announced);
	}

	private static void announced(Path file, SourceFile sourceFile, Project project) throws IOException {
		List<ExpectedDiagnostic> announced = ExpectedDiagnostic.in(Files.readString(file));
		List<Diagnostic> found = project.validate(sourceFile, () -> false);
		if (announced.isEmpty()) {
			assertEquals("", text(found.stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList()));
			return;
		}
		List<Diagnostic> unexpected = new ArrayList<>(found);
		List<ExpectedDiagnostic> missing = announced.stream().filter(each -> {
			Diagnostic meant = unexpected.stream().filter(each::means).findFirst().orElse(null);
			return !unexpected.remove(meant);
		}).toList();
		assertTrue(missing.isEmpty() && unexpected.isEmpty(),
				() -> "announced but not found: " + missing + "\nnot announced: " + text(unexpected));
	}

	private static String text(List<Diagnostic> diagnostics) {
		return diagnostics.stream()
				.map(diagnostic -> diagnostic.line() + ":" + diagnostic.column() + " [" + diagnostic.code() + "] "
						+ diagnostic.message())
				.collect(Collectors.joining("\n"));
	}

	@TestFactory
	Stream<DynamicTest> everyFileIsLaidOut() throws IOException {
		return tests((file, sourceFile, project) -> {
			if (isBroken(sourceFile)) {
				assertThrows(UnformattableSourceException.class, () -> SourceFormatter.format(sourceFile.resource()));
			} else {
				assertEquals(Files.readString(file), SourceFormatter.format(sourceFile.resource()));
			}
		});
	}

	private static boolean isBroken(SourceFile sourceFile) {
		return sourceFile.resource().getParseResult().hasSyntaxErrors()
				|| !sourceFile.model().orElseThrow().getStrays().isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> theLayoutDoesNotDependOnTheWhiteSpaceOfTheSource() throws IOException {
		return tests((file, sourceFile, project) -> {
			if (!isBroken(sourceFile)) {
				String spoilt = Arrays.stream(Files.readString(file).split("\n"))
						.map(line -> line.isEmpty() ? "  " : "\t" + line + "  ")
						.collect(Collectors.joining("\r\n"));
				SourceFile again = Project.ofText(file.getFileName().toString(), spoilt, file.getParent()).sources().getFirst();
				assertEquals(Files.readString(file), SourceFormatter.format(again.resource()));
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> everyModelSurvivesXmi() throws IOException {
		return tests((file, sourceFile, project) -> {
			if (ExpectedDiagnostic.in(Files.readString(file)).isEmpty()) {
				survives(sourceFile.resource());
			}
		});
	}

	private static void survives(XtextResource resource) throws IOException {
		EObject model = resource.getContents().getFirst();
		EcoreUtil.resolveAll(resource);
		XMIResourceImpl saved = new XMIResourceImpl(URI.createURI("memory:/model.xmi"));
		resource.getResourceSet().getResources().add(saved);
		saved.getContents().add(EcoreUtil.copy(model));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		saved.save(bytes, Map.of());
		saved.unload();
		saved.load(new ByteArrayInputStream(bytes.toByteArray()), Map.of());
		assertTrue(EcoreUtil.equals(model, saved.getContents().getFirst()), () -> bytes.toString());
	}

	@Test
	void everyRuleHasARefusedFileAndAValidCounterpart() throws IOException {
		// no model shows these: one is about files that are no text, two about settings, the last about mistakes in Lamina
		for (Rule rule : EnumSet.complementOf(
				EnumSet.of(Rule.IMPORT_UNREADABLE, Rule.SETTINGS_MALFORMED, Rule.SETTINGS_UNKNOWN, Rule.INTERNAL_ERROR))) {
			Path refused = Corpus.corpus("refused").resolve(rule.code());
			List<Path> files = Files.isDirectory(refused) ? Corpus.below(refused) : List.of(Path.of(refused + ".lamina"));
			boolean announced = false;
			for (Path file : files) {
				announced |= Files.readString(file).contains("[" + rule.code() + "]");
			}
			assertTrue(announced, rule.code());
			Path valid = Corpus.corpus("valid").resolve(rule.code());
			assertTrue(Files.isDirectory(valid) || Files.exists(Path.of(valid + ".lamina")),
					() -> "no counterpart of " + rule.code());
		}
	}

	@FunctionalInterface
	private interface Check {
		void of(Path file, SourceFile sourceFile, Project project) throws Exception;
	}

	private static Stream<DynamicTest> tests(Check check) throws IOException {
		Path folder = Corpus.folder();
		return Corpus.files().stream().map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> {
			Project project = Project.open(List.of(file));
			check.of(file, project.sources().getFirst(), project);
		}));
	}
}
