package dev.lamina.dsl.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.settings.SeverityOverride;

class BatchValidatorTest {
	private static final BatchValidator.FileResultMapper<String> TOLD = new BatchValidator.FileResultMapper<>() {
		@Override
		public String validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics) {
			return sourceFile.name().replaceAll(".*/", "") + diagnostics.stream()
					.map(diagnostic -> " " + diagnostic.severity() + " " + diagnostic.code()).collect(Collectors.joining());
		}

		@Override
		public String unreadable(UnreadableSourceException reason) {
			return reason.getMessage().replaceAll("'.*/", "'");
		}
	};

	@TempDir
	private Path folder;

	private void file(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private List<String> told(int threads) {
		return BatchValidator.of(List.of(folder)).validate(threads, List.of(), TOLD);
	}

	@Test
	void filesOfAPackageAndOfItsImportsAreSeenOnEveryThread() throws IOException {
		file("common/w.lamina", "package common\nworkload w { each request { gpu 4 ms on compute } }\n");
		for (int i = 0; i < 20; i++) {
			file("p" + i + "/hosts.lamina", "package p" + i
					+ "\nimport nvidia.*\nhost h { cpu 1 x 8 cores at 3 GHz memory 64 GiB system Linux hypervisor KVM gpu g : "
					+ "A40 }\n");
			file("p" + i + "/vms.lamina",
					"package p" + i + "\nimport common.*\nimport stacks.*\npolicy s for h.g { stack Vfio }\n"
							+ "vm v { system Linux cpu 1 cores memory 4 GiB gpu on h.g runs w" + (i % 5 == 0 ? "x" : "")
							+ " }\n");
		}
		List<String> one = told(1);
		assertEquals(41, one.size());
		assertEquals(4, one.stream().filter(line -> line.contains("name.unknown")).count(), one.toString());
		for (int threads : new int[] { 2, 8, 100 }) {
			assertEquals(one, told(threads));
		}
		Project together = assertDoesNotRefuse(List.of(folder));
		assertEquals(together.sources().stream()
				.map(sourceFile -> TOLD.validated(together, sourceFile, together.validate(sourceFile, () -> false))).toList(),
				one);
	}

	private static Project assertDoesNotRefuse(List<Path> paths) {
		try {
			return Project.open(paths);
		} catch (UnreadableSourceException refused) {
			throw new AssertionError(refused);
		}
	}

	@Test
	void whatCannotBeReadDoesNotStopTheRest() throws IOException {
		file("a.lamina", "host a\n");
		Files.write(folder.resolve("b.lamina"), new byte[] { 'h', 0 });
		List<String> told = BatchValidator.of(List.of(folder.resolve("gone.lamina"), folder)).validate(2, List.of(), TOLD);
		assertEquals(List.of("'gone.lamina' does not exist.", "a.lamina",
				"'b.lamina' cannot be read: it is not text: byte 1, in line 1, is zero."), told);
	}

	@Test
	void aFileIsLookedAtOnceHoweverItIsNamed() throws IOException {
		file("m/a.lamina", "host a\n");
		Files.createSymbolicLink(folder.resolve("m/link.lamina"), Path.of("a.lamina"));
		assertEquals(1, BatchValidator.of(List.of(folder, folder.resolve("m"), folder.resolve("m/a.lamina"))).files());
	}

	@Test
	void choicesAndTextsReplaceWhatIsSaved() throws Exception {
		file("a.lamina", "import nvidia.*\n\nhost a\n");
		assertEquals(List.of("a.lamina WARNING import.unused"), told(1));
		BatchValidator batchValidator = BatchValidator.of(List.of(folder));
		assertEquals(List.of("a.lamina ERROR import.unused"),
				batchValidator.validate(1, List.of(SeverityOverride.of("import.unused", "error")), TOLD));
		URI address = URI.createFileURI(folder.toRealPath().resolve("a.lamina").toString());
		assertEquals(List.of("a.lamina"), batchValidator.withTexts(Map.of(address, "host a\n")).validate(1, List.of(), TOLD));
	}

	@Test
	void whatGoesWrongWithOneFileTakesNoOtherAwayAndOnlyBeingStoppedReachesTheCaller() throws IOException {
		for (int i = 0; i < 20; i++) {
			file("f" + i + ".lamina", "host a\n");
		}
		for (int threads : new int[] { 1, 4 }) {
			List<String> outcomes = BatchValidator.of(List.of(folder)).validate(threads, List.of(),
					failing(new IllegalArgumentException("no"), "f7.lamina"));
			assertEquals(20, outcomes.size());
			assertEquals(19, outcomes.stream().filter("fine"::equals).count());
			assertEquals(1, outcomes.stream().filter(each -> each.contains("could not be checked to its end")).count());
			assertThrows(CancellationException.class, () -> BatchValidator.of(List.of(folder)).validate(threads, List.of(),
					failing(new CancellationException(), "f7.lamina")));
		}
	}

	/** Throws for one file. */
	private static BatchValidator.FileResultMapper<String> failing(RuntimeException trouble, String file) {
		return new BatchValidator.FileResultMapper<>() {
			@Override
			public String validated(Project project, SourceFile sourceFile, List<Diagnostic> diagnostics) {
				if (sourceFile.uri().lastSegment().equals(file)) {
					throw trouble;
				}
				return "fine";
			}

			@Override
			public String unreadable(UnreadableSourceException reason) {
				return reason.getMessage();
			}
		};
	}

	@Test
	void deepModelsFitOnEveryThread() throws IOException {
		for (int i = 0; i < 4; i++) {
			file("d" + i + ".lamina", "host a { ".repeat(400) + "}".repeat(400));
		}
		List<String> told = told(4);
		assertTrue(told.stream().allMatch(line -> line.matches("d\\d\\.lamina( ERROR .*)+")), told.toString());
	}

	@Test
	void foldersAreThoseOfTheWholeProject() throws IOException {
		file(".lamina.toml", "");
		file("models/a.lamina", "host a\n");
		file("other/b.lamina", "host b\n");
		file("target/c.lamina", "host c\n");
		Path root = folder.toRealPath();
		List<Path> expected = new ArrayList<>(
				Stream.of("", "models", "other").map(name -> name.isEmpty() ? root : root.resolve(name)).toList());
		assertEquals(Set.copyOf(expected), BatchValidator.folders(List.of(folder.resolve("models/a.lamina"))));
		assertEquals(Set.of(), BatchValidator.folders(List.of(folder.resolve("nowhere/a.lamina"))));
		assertEquals(3, IntStream.range(0, 3).map(i -> BatchValidator.folders(List.of(folder)).size()).max().orElseThrow());
	}
}
