package dev.lamina.dsl.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;

class ProjectTest {
	@TempDir
	Path folder;

	private String refusal(Path path) {
		String message = assertThrows(UnreadableSourceException.class, () -> Project.open(List.of(path))).getMessage();
		return message.replace(folder.toString(), "DIR");
	}

	private Path bytes(String name, String text, int... more) throws Exception {
		byte[] start = text.getBytes(StandardCharsets.UTF_8);
		byte[] all = java.util.Arrays.copyOf(start, start.length + more.length);
		for (int i = 0; i < more.length; i++) {
			all[start.length + i] = (byte) more[i];
		}
		return Files.write(folder.resolve(name), all);
	}

	@Test
	void whatCannotBeReadIsRefusedInASentence() throws Exception {
		assertEquals("'DIR/none.lamina' does not exist.", refusal(folder.resolve("none.lamina")));
		assertEquals("'DIR' holds no model. A model is a file whose name ends in .lamina.", refusal(folder));
		assertEquals("'DIR/a.txt' is not a model. A model is a file whose name ends in .lamina.",
				refusal(bytes("a.txt", "host a")));
		assertEquals(
				"'DIR/a.lamina' cannot be read: it is not UTF-8: byte 8 (hexadecimal FF), in line 2, cannot stand there. Save it "
						+ "as UTF-8.",
				refusal(bytes("a.lamina", "host a\n ", 0xFF, 'b')));
		assertEquals(
				"'DIR/a.lamina' cannot be read: it is not UTF-8: byte 7 (hexadecimal C3), in line 2, cannot stand there. Save it "
						+ "as UTF-8.",
				refusal(bytes("a.lamina", "host a\n", 0xC3)));
		assertEquals("'DIR/a.lamina' cannot be read: it is not text: byte 9, in line 3, is zero.",
				refusal(bytes("a.lamina", "host a\n\nb", 0, 'c')));
		assertEquals("'DIR/a.lamina' cannot be read: more than 500 blocks are open in line 1.",
				refusal(bytes("a.lamina", "host a { b ".repeat(9999))));
	}

	@Test
	void aFileNobodyMayReadIsRefused() throws Exception {
		Path file = bytes("secret.lamina", "host a");
		assertTrue(file.toFile().setReadable(false));
		if (!Files.isReadable(file)) { // root may read everything
			assertEquals("'DIR/secret.lamina' cannot be read: no permission.", refusal(file));
		}
	}

	@Test
	void aByteOrderMarkIsNoPartOfTheText() throws Exception {
		Path file = Files.writeString(folder.resolve("bom.lamina"), "\uFEFFhost a { memroy 3 GiB }");
		Project project = Project.open(List.of(file));
		assertEquals(10, project.validate(project.sources().getFirst(), () -> false).getFirst().column());
	}

	@Test
	void aDirectoryGivesEveryModelBelowItOnceThoughLinksLeadInCircles() throws Exception {
		ParsedModels.write(folder.resolve("z.lamina"), "host z");
		ParsedModels.write(folder.resolve("a/b.lamina"), "host b");
		ParsedModels.write(folder.resolve("target/built.lamina"), "host x");
		ParsedModels.write(folder.resolve(".hidden/h.lamina"), "host x");
		Files.createSymbolicLink(folder.resolve("a/up"), folder);
		Files.createSymbolicLink(folder.resolve("a/again.lamina"), folder.resolve("z.lamina"));
		Files.createSymbolicLink(folder.resolve("a/dangling.lamina"), folder.resolve("gone.lamina"));
		List<String> names = Project.open(List.of(folder, folder.resolve("a/b.lamina"))).sources().stream().map(SourceFile::name)
				.map(name -> name.substring(folder.toString().length() + 1)).toList();
		assertEquals(List.of("a/again.lamina", "a/b.lamina"), names);
	}

	@Test
	void onlyWhatWasAskedForIsASource() throws Exception {
		ParsedModels.write(folder.resolve("lib/w.lamina"), "package loads workload W { memory 3 nonsense }");
		Path file = ParsedModels.write(folder.resolve("v.lamina"), "import loads.* vm v { runs W }");
		Project project = Project.open(List.of(file));
		assertEquals(1, project.sources().size());
		assertTrue(project.validate(project.sources().getFirst(), () -> false).stream()
				.noneMatch(each -> each.code().equals("name.unknown")));
	}

	@Test
	void problemsAreSortedAndNoneIsSaidTwice() {
		List<Diagnostic> diagnostics = ParsedModels
				.diagnostics("vm v { runs X }\nvm w { runs Y memroy 3 GiB }\ngpu a { vendor B }");
		assertEquals(diagnostics.stream().sorted().distinct().toList(), diagnostics);
		assertTrue(diagnostics.size() >= 4, diagnostics.toString());
	}

	@Test
	void cancellingEndsTheValidationQuietly() throws Exception {
		Project project = Project.ofText("t.lamina", "vm v { runs X }", folder);
		assertTrue(project.validate(project.sources().getFirst(), () -> true).size() <= 1);
	}

	@Test
	void anEmptyTextIsAModel() {
		assertTrue(ParsedModels.source("").model().isPresent() || ParsedModels.diagnostics("").isEmpty());
	}

	@Test
	void fiftyThousandLinesAreRead() {
		StringBuilder text = new StringBuilder("package big import nvidia.* import stacks.*\n");
		for (int i = 0; i < 5_000; i++) {
			text.append(
					"host h%1$d {\n  memory 1 TiB\n  gpu g : A40\n}\npolicy p%1$d for h%1$d.g {\n  stack NvidiaVgpu\n  partition A40-8Q x 6\n}\n"
							.formatted(i))
					.append("vm v%1$d {\n  gpu A40-8Q on h%1$d.g\n}\n".formatted(i));
		}
		// a hundred times what it takes, so that only searching where looking up is due can fail
		assertTimeout(Duration.ofSeconds(60),
				() -> assertTrue(ParsedModels.model(text.toString()).eResource().getErrors().isEmpty()));
	}

	@Test
	void aTextMayBeNamedByAPath() throws Exception {
		for (String name : List.of("sites/here.lamina", "/sites/here.lamina", "sites/here", "<text>")) {
			Project project = Project.ofText(name, "gpu T { memry 8 GiB }", Path.of("no-such-directory"));
			assertEquals(name, project.validate(project.sources().getFirst(), () -> false).getFirst().file());
		}
	}
}
