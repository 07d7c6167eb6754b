package dev.lamina.dsl.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.library.Library;
import dev.lamina.model.Stack;

/** Every file of the library is a correct, documented model of the one thing that its name says. */
class LibraryTest {
	@TempDir
	Path empty;

	static Stream<String> files() {
		return Library.index().stream();
	}

	@ParameterizedTest
	@MethodSource("files")
	void aFileDeclaresWhatItsNameSays(String path) {
		LibraryModel file = LibraryModel.file(path, empty);
		String folder = path.substring(0, path.indexOf('/'));
		String name = path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
		assertEquals(folder, file.model().getName());
		assertEquals(List.of(name), file.model().getDeclarations().stream().map(declaration -> declaration.getName()).toList());
		assertEquals(folder.equals("stacks"), file.model().getDeclarations().get(0) instanceof Stack);
	}

	@ParameterizedTest
	@MethodSource("files")
	void aFileHasNoProblems(String path) {
		assertEquals(List.of(), LibraryModel.file(path, empty).diagnostics());
	}

	@ParameterizedTest
	@MethodSource("files")
	void aFileSaysWhatItDescribes(String path) {
		assertTrue(LibraryModel.file(path, empty).text().matches("(?s).*\n/\\*\\*.*?\\*/\n(gpu|stack) .*"), path);
	}

	@Test
	void theIndexIsSortedAndOpensEntryByEntry() {
		assertEquals(Library.index().stream().sorted().distinct().toList(), Library.index());
		assertTrue(Library.index().stream().allMatch(path -> Library.open(path).isPresent()));
		assertTrue(Library.index()
				.containsAll(List.of("nvidia/A40.lamina", "amd/MI300X.lamina", "intel/Flex170.lamina", "stacks/Vfio.lamina")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nvidia/A41.lamina", "A40.lamina", "nvidia/A40", "../library/Library.class",
			"nvidia/../stacks/Vfio.lamina",
			"/nvidia/A40.lamina", "index.txt", "" })
	void whatIsNoFileOfTheLibraryIsNotOpened(String path) {
		assertEquals(Optional.empty(), Library.open(path));
	}
}
