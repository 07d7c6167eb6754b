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

import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.Severity;
import dev.lamina.dsl.project.Source;
import dev.lamina.dsl.validation.Rule;

/** Each fix of each problem of the refused files puts that problem right, makes no new one, and keeps every comment. */
class CorpusFixesTest {
	private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> everyPreferredFixPutsItsProblemRight() throws IOException {
		return refused().map(file -> DynamicTest.dynamicTest(refusedFolder().relativize(file).toString(), () -> {
			Source source = Project.open(List.of(file)).sources().getFirst();
			List<Problem> problems = problems(file, Files.readString(file));
			for (Problem problem : problems) {
				List<Fix> fixes = new QuickFixes().fixes(source.resource(), problem);
				assertTrue(fixes.isEmpty() || fixes.stream().filter(Fix::preferred).count() <= 1, () -> problem + ": " + fixes);
				for (Fix fix : fixes) {
					check(file, source, problems, problem, fix);
				}
			}
		}));
	}

	private static void check(Path file, Source source, List<Problem> problems, Problem problem, Fix fix) throws Exception {
		String before = Files.readString(file);
		assertTrue(fix.edits().stream().allMatch(edit -> edit.file().equals(source.uri())), fix::toString);
		String after = Edit.applied(source.uri(), before, fix.edits());
		assertEquals(comments(before), comments(after), fix::toString);
		List<String> left = new ArrayList<>(problems(file, after).stream()
				.filter(each -> each.severity() == Severity.ERROR || each.code().equals(problem.code()))
				.map(Problem::code).toList());
		problems.stream().filter(each -> each != problem).map(Problem::code).forEach(left::remove);
		assertEquals(List.of(), left, () -> fix.label() + " for " + problem.message() + "\n" + after);
	}

	private static List<String> comments(String text) {
		return COMMENT.matcher(text).results().map(comment -> comment.group().strip()).toList();
	}

	private static List<Problem> problems(Path file, String text) throws Exception {
		Project project = Project.ofText(file.getFileName().toString(), text, file.getParent());
		return project.validate(project.sources().getFirst(), () -> false);
	}

	@Test
	void aRuleHasAFixWhereItSaysSo() throws Exception {
		Set<Rule> fixed = EnumSet.noneOf(Rule.class);
		for (Path file : refused().toList()) {
			Source source = Project.open(List.of(file)).sources().getFirst();
			for (Problem problem : problems(file, Files.readString(file))) {
				if (new QuickFixes().fixes(source.resource(), problem).stream().anyMatch(Fix::preferred)) {
					fixed.add(Rule.of(problem.code()).orElseThrow());
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
