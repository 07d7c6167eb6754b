package dev.lamina.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
	@TempDir
	private Path folder;

	@Test
	void failureHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
		Path file = Files.writeString(folder.resolve("result.json"), "old");
		CommandException failure = assertThrows(CommandException.class, () -> new OutputFile(file).write(writer -> {
			writer.write("x".repeat(100_000));
			throw new IOException("No space left on device");
		}));
		assertEquals("'" + file + "' cannot be written: No space left on device.", failure.getMessage());
		assertEquals("old", Files.readString(file));
		assertEquals(List.of(file), content());
	}

	@Test
	void newTextTakesThePlaceOfTheOld() throws IOException {
		Path file = Files.writeString(folder.resolve("result.json"), "old");
		new OutputFile(file).write(writer -> writer.write("new"));
		assertEquals("new", Files.readString(file));
		assertEquals(List.of(file), content());
	}

	@Test
	void whatKilledProcessesLeftIsRemovedAndNothingElse() throws IOException {
		long own = ProcessHandle.current().pid();
		long living = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
		for (String name : List.of(".a.json.4194399.unfinished", ".b.json." + own + ".unfinished",
				".c.json." + living + ".unfinished", "d.4194399.unfinished",
				".e.unfinished", ".f.99999999999999999999.unfinished")) {
			Files.writeString(folder.resolve(name), name);
		}
		Files.createDirectory(folder.resolve(".g.4194399.unfinished"));
		new OutputFile(folder.resolve("b.json")).write(writer -> writer.write("new"));
		assertEquals(List.of(".c.json." + living + ".unfinished", ".e.unfinished", ".f.99999999999999999999.unfinished",
				".g.4194399.unfinished", "b.json",
				"d.4194399.unfinished"), content().stream().map(file -> file.getFileName().toString()).sorted().toList());
	}

	@Test
	void folderIsNoFile() {
		assertEquals("'" + folder + "' cannot be written: it is a folder.",
				assertThrows(CommandException.class, () -> new OutputFile(folder).check()).getMessage());
	}

	@Test
	void missingFolderIsNamed() {
		Path file = folder.resolve("no/result.json");
		assertEquals("'" + file + "' cannot be written: the folder '" + folder.resolve("no") + "' does not exist.",
				assertThrows(CommandException.class, () -> new OutputFile(file).check()).getMessage());
	}

	private List<Path> content() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
