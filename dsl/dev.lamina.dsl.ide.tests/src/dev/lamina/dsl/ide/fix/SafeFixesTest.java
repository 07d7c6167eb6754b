package dev.lamina.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.project.BatchValidator;
import dev.lamina.dsl.settings.SeverityOverride;

class SafeFixesTest {
	@TempDir
	private Path folder;

	private void file(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}

	private List<SafeFixes.FixedFile> fixed(SeverityOverride... overrides) {
		return SafeFixes.of(BatchValidator.of(List.of(folder)), 2, List.of(overrides)).fixedFiles();
	}

	@Test
	void oneFixBringsTheNextOneToLight() throws IOException {
		file("a.lamina", "import nvidia.*\n\nhots h {\n  memroy 1 TiB;\n}\n");
		SafeFixes.FixedFile fixedFile = fixed().getFirst();
		assertEquals("host h {\n  memory 1 TiB\n}\n", fixedFile.after().strip() + "\n");
		assertTrue(fixedFile.applied().size() >= 4, fixedFile::toString);
	}

	@Test
	void neighbouringImportsAreRemovedOneAfterTheOther() throws IOException {
		file("a.lamina", "import nvidia.*\nimport stacks.*\nimport amd.*\nhost h\n");
		assertEquals("host h\n", fixed().getFirst().after());
	}

	@Test
	void aRuleThatIsOffIsNotFixed() throws Exception {
		file("a.lamina", "import nvidia.*\n\nhost h\n");
		assertEquals(1, fixed().size());
		assertEquals(List.of(), fixed(SeverityOverride.of("import.unused", "ignore")));
	}

	@Test
	void importsThatWouldCloseACircleAreTakenBack() throws IOException {
		file("a.lamina", "package a\n\nimport b.*\n\nworkload x extends y { }\n");
		file("b.lamina", "package b\n\nworkload y { each request { cpu 1 ms } }\nworkload z extends x { }\n");
		List<SafeFixes.FixedFile> repaired = fixed();
		assertEquals(List.of(), repaired);
	}

	@Test
	void whatCannotBeReadIsNamedOnce() throws IOException {
		file("a.lamina", "import nvidia.*\n\nhost h\n");
		Files.write(folder.resolve("b.lamina"), new byte[] { 0 });
		SafeFixes.Result result = SafeFixes.of(BatchValidator.of(List.of(folder)), 1, List.of());
		assertEquals(1, result.fixedFiles().size());
		assertEquals(1, result.unreadableFiles().size());
	}

	@Test
	void whatIsInOrderStaysAsItIs() throws IOException {
		file("a.lamina", "host  h{memory 1 TiB}");
		assertEquals(List.of(), fixed());
	}
}
