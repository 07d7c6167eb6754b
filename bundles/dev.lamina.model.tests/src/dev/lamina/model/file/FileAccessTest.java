package dev.lamina.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.model.file.RefusedFileException.Reason;

class FileAccessTest {
	private static final int MAX_BYTES = 1000;

	@TempDir
	private Path place;
	private Path project;
	private Path folder;

	@BeforeEach
	void makeProject() throws IOException {
		project = Files.createDirectories(place.resolve("project"));
		folder = Files.createDirectories(project.resolve("models"));
		Files.createDirectories(place.resolve("other"));
		Files.writeString(project.resolve("top.csv"), "1\n");
		Files.writeString(place.resolve("other/secret.csv"), "hunter2\n");
	}

	private FileAccess access(Path... allowed) {
		return new FileAccess(folder, project, List.of(allowed));
	}

	private Reason reason(FileAccess access, String name) {
		// a device or a pipe would never answer
		return assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
			RefusedFileException refused = assertThrows(RefusedFileException.class, () -> access.text(name, MAX_BYTES));
			assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
			return refused.reason();
		});
	}

	@Test
	void theProjectIsOpenAndNothingElse() throws IOException {
		assertEquals("1\n", access().text("../top.csv", MAX_BYTES));
		assertEquals("1\n", access().text(project.resolve("top.csv").toString(), MAX_BYTES));
		assertEquals(Reason.OUTSIDE, reason(access(), "../../other/secret.csv"));
		assertEquals(Reason.OUTSIDE, reason(access(), place.resolve("other/secret.csv").toString()));
		assertEquals(Reason.OUTSIDE, reason(access(), "../../other/none.csv"), "what is outside is not looked for");
		assertEquals(Reason.MISSING, reason(access(), "none.csv"));
		assertEquals(Reason.OUTSIDE, reason(FileAccess.within(folder), "../top.csv"));
	}

	@Test
	void whatIsAllowedIsOpenFolderOrFile() throws IOException {
		assertEquals("hunter2\n", access(place.resolve("other")).text("../../other/secret.csv", MAX_BYTES));
		assertEquals("hunter2\n", access(place.resolve("other/secret.csv")).text("../../other/secret.csv", MAX_BYTES));
		assertEquals(Reason.OUTSIDE, reason(access(place.resolve("oth")), "../../other/secret.csv"),
				"a folder is not the beginning of a name");
	}

	@Test
	void linksAreFollowedAndWhatTheyLeadToCounts() throws IOException {
		Files.createSymbolicLink(folder.resolve("in.csv"), project.resolve("top.csv"));
		Files.createSymbolicLink(folder.resolve("out.csv"), place.resolve("other/secret.csv"));
		Files.createSymbolicLink(folder.resolve("far"), place.resolve("other"));
		Files.createSymbolicLink(folder.resolve("circle.csv"), Path.of("circle.csv"));
		assertEquals("1\n", access().text("in.csv", MAX_BYTES));
		assertEquals(Reason.OUTSIDE, reason(access(), "out.csv"));
		assertEquals(Reason.OUTSIDE, reason(access(), "far/secret.csv"));
		assertEquals(Reason.MISSING, reason(access(), "circle.csv"));
		assertEquals("hunter2\n", access(place.resolve("other")).text("far/secret.csv", MAX_BYTES));
	}

	@Test
	void aProjectThatIsReachedByALinkIsOpenAllTheSame() throws IOException {
		Path linked = Files.createSymbolicLink(place.resolve("linked"), project);
		assertEquals("1\n", new FileAccess(linked.resolve("models"), linked, List.of()).text("../top.csv", MAX_BYTES));
		assertEquals("1\n", new FileAccess(folder, linked, List.of()).text("../top.csv", MAX_BYTES));
	}

	@Test
	void onlyRegularFilesAreOpened() throws Exception {
		assertEquals(Reason.IRREGULAR, reason(access(), "."));
		assertEquals(Reason.IRREGULAR, reason(access(), ""));
		if (!Files.exists(Path.of("/dev/zero"))) {
			return; // a system without devices
		}
		Files.createSymbolicLink(folder.resolve("zero.csv"), Path.of("/dev/zero"));
		assertEquals(Reason.OUTSIDE, reason(access(), "zero.csv"));
		assertEquals(Reason.IRREGULAR, reason(access(Path.of("/dev")), "zero.csv"));
		assertEquals(Reason.IRREGULAR, reason(access(Path.of("/dev")), "/dev/random"));
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe.csv").toString()).start().waitFor());
		assertEquals(Reason.IRREGULAR, reason(access(), "pipe.csv"));
	}

	@Test
	void sizeAndLettersAreBounded() throws IOException {
		Files.writeString(folder.resolve("full.csv"), "1".repeat(MAX_BYTES));
		Files.writeString(folder.resolve("large.csv"), "1".repeat(MAX_BYTES + 1));
		Files.write(folder.resolve("latin.csv"), "\u00fc".getBytes(StandardCharsets.ISO_8859_1));
		Files.writeString(folder.resolve("marked.csv"), "\uFEFF1");
		assertEquals(MAX_BYTES, access().text("full.csv", MAX_BYTES).length());
		assertEquals("1", access().text("marked.csv", MAX_BYTES));
		assertEquals(Reason.TOO_LARGE, reason(access(), "large.csv"));
		assertEquals(Reason.NOT_TEXT, reason(access(), "latin.csv"));
		assertEquals(Reason.UNREADABLE, reason(access(), "a\0b.csv"));
	}

	@Test
	void theSentenceSaysHowToAllowIt() {
		RefusedFileException near = assertThrows(RefusedFileException.class,
				() -> access().locate("../../other/a.csv", MAX_BYTES));
		assertEquals(
				"'../../other/a.csv' is not in the project of this file. Put it there, or allow its folder in .lamina.toml at "
						+ "the root of the project: "
						+ "[files] allow = [\"../other\"].",
				near.getMessage());
	}
}
