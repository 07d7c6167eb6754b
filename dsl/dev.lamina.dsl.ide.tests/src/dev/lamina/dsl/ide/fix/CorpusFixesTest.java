package dev.lamina.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;

/** Each fix of each problem of the refused files puts that problem right, makes no new one, and keeps every comment. */
class CorpusFixesTest {
	private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> everyPreferredFixPutsItsProblemRight() throws IOException {
		return refused().map(file -> DynamicTest.dynamicTest(refusedFolder().relativize(file).toString(), () -> {
			SourceFile sourceFile = Project.open(List.of(file)).sources().getFirst();
			List<Diagnostic> diagnostics = diagnostics(file, Files.readString(file));
			for (Diagnostic diagnostic : diagnostics) {
				List<Fix> fixes = new QuickFixes().fixes(sourceFile.resource(), diagnostic);
				assertTrue(fixes.isEmpty() || fixes.stream().filter(Fix::preferred).count() <= 1,
						() -> diagnostic + ": " + fixes);
				for (Fix fix : fixes) {
					check(file, sourceFile, diagnostics, diagnostic, fix);
				}
			}
		}));
	}

	private static void check(Path file, SourceFile sourceFile, List<Diagnostic> diagnostics, Diagnostic diagnostic, Fix fix)
			throws Exception {
		String before = Files.readString(file);
		assertTrue(fix.edits().stream().allMatch(edit -> edit.file().equals(sourceFile.uri())), fix::toString);
		String after = Edit.applied(sourceFile.uri(), before, fix.edits());
		assertEquals(comments(before), comments(after), fix::toString);
		List<String> left = new ArrayList<>(diagnostics(file, after).stream()
				.filter(each -> each.severity() == Severity.ERROR || each.code().equals(diagnostic.code()))
				.map(Diagnostic::code).toList());
		diagnostics.stream().filter(each -> each != diagnostic).map(Diagnostic::code).forEach(left::remove);
		assertEquals(List.of(), left, () -> fix.label() + " for " + diagnostic.message() + "\n" + after);
	}

	private static List<String> comments(String text) {
		return COMMENT.matcher(text).results().map(comment -> comment.group().strip()).toList();
	}

	private static List<Diagnostic> diagnostics(Path file, String text) throws Exception {
		Project project = Project.ofText(file.getFileName().toString(), text, file.getParent());
		return project.validate(project.sources().getFirst(), () -> false);
	}

	@Test
	void aRuleHasAFixWhereItSaysSo() throws Exception {
		Set<Rule> fixed = EnumSet.noneOf(Rule.class);
		for (Path file : refused().toList()) {
			SourceFile sourceFile = Project.open(List.of(file)).sources().getFirst();
			for (Diagnostic diagnostic : diagnostics(file, Files.readString(file))) {
				if (new QuickFixes().fixes(sourceFile.resource(), diagnostic).stream().anyMatch(Fix::preferred)) {
					fixed.add(Rule.of(diagnostic.code()).orElseThrow());
				}
			}
		}
		assertEquals(Arrays.stream(Rule.values()).filter(Rule::hasFix).toList(), List.copyOf(fixed));
	}

	private static Stream<Path> refused() throws IOException {
		try (Stream<Path> all = Files.walk(refusedFolder())) {
			return all.filter(path -> path.toString().endsWith(".lamina")).sorted().toList().stream();
		}
	}

	private static Path refusedFolder() {
		for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
			if (Files.isDirectory(place.resolve("dsl/dev.lamina.dsl.tests/corpus/refused"))) {
				return place.resolve("dsl/dev.lamina.dsl.tests/corpus/refused");
			}
		}
		throw new IllegalStateException("The tests do not run inside of a checkout.");
	}
}
