package dev.lamina.dsl.validation;

import static dev.lamina.dsl.project.ParsedModels.diagnostics;
import static dev.lamina.dsl.project.ParsedModels.messages;
import static dev.lamina.dsl.project.ParsedModels.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;

class ImportsTest {
	@Test
	void anImportThatLeadsNowhere() {
		assertEquals(List.of("There is no package 'nvdia', neither in this project nor in the library. Did you mean 'nvidia'?"),
				messages("import.unresolved", "import nvdia.*"));
		assertEquals(List.of("Package 'nvidia' declares no 'A4O'. Did you mean 'A40'?"),
				messages("import.unresolved", "import nvidia.A4O"));
		assertEquals(List.of("'nvidia' names a package as a whole. Write 'import nvidia.*'."),
				messages("import.unresolved", "import nvidia"));
		assertEquals(List.of(), messages("import.unresolved", "import nvidia.* import stacks.Vfio"));
	}

	@Test
	void importsThatLeadInACircle(@TempDir Path folder) throws Exception {
		write(folder.resolve("b.lamina"), "package b import c.* workload B");
		write(folder.resolve("c.lamina"), "package c import a.x.* workload C");
		Diagnostic diagnostic = diagnostics("package a.x import b.* vm v { runs B }", folder).stream()
				.filter(each -> each.code().equals("import.cycle")).findFirst()
				.orElseThrow();
		assertEquals("This import closes a circle: a.x → b → c → a.x. Move what both need into a package of its own.",
				diagnostic.message());
		assertEquals(1, diagnostic.line());
		assertEquals(20, diagnostic.column());
		assertTrue(diagnostics("package d import b.*", folder).stream().noneMatch(each -> each.code().equals("import.cycle")));
	}

	@Test
	void anImportedFileThatCannotBeRead(@TempDir Path folder) throws Exception {
		Files.write(folder.resolve("bad.lamina"), new byte[] { 'p', 'a', 'c', 'k', 'a', 'g', 'e', ' ', 'b', '\n', (byte) 0xFF });
		List<Diagnostic> diagnostics = diagnostics("import b.*", folder).stream()
				.filter(each -> each.code().equals("import.unreadable"))
				.toList();
		assertEquals(1, diagnostics.size());
		assertTrue(diagnostics.getFirst().message().contains("'bad.lamina'"), diagnostics.toString());
	}
}
