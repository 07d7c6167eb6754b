package dev.lamina.dsl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
	@TempDir
	Path folder;

	@BeforeEach
	void writeModels() throws Exception {
		folder = folder.toRealPath();
		for (String name : List.of("a.lamina", "below/b.lamina", "below/deep/c.lamina", "other/d.lamina", "target/e.lamina")) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.writeString(folder.resolve(name), "host h {\n}\n");
		}
	}

	private List<String> seenFrom(String file) {
		return ProjectFolder.of(folder.resolve(file)).models().stream().map(model -> folder.relativize(model).toString())
				.toList();
	}

	@Test
	void withoutABorderItIsTheFolderWithAllBelow() {
		assertEquals(List.of("below/b.lamina", "below/deep/c.lamina"), seenFrom("below/b.lamina"));
		assertEquals(List.of("below/deep/c.lamina"), seenFrom("below/deep/c.lamina"));
		assertEquals(List.of("a.lamina", "below/b.lamina", "below/deep/c.lamina", "other/d.lamina"), seenFrom("a.lamina"));
	}

	@Test
	void aDescribedFolderIsSeenWholeAndARepositoryIsABorder() throws Exception {
		Files.createFile(folder.resolve(".lamina.toml"));
		assertEquals(List.of("a.lamina", "below/b.lamina", "below/deep/c.lamina", "other/d.lamina"),
				seenFrom("below/deep/c.lamina"));
		Files.createDirectory(folder.resolve("below/.git"));
		assertEquals(List.of("below/deep/c.lamina"), seenFrom("below/deep/c.lamina"));
		assertEquals(List.of("a.lamina", "other/d.lamina"), seenFrom("other/d.lamina"));
	}

	@Test
	void aHomeFolderHoldsOnlyWhatLiesDirectlyInIt() {
		String home = System.getProperty("user.home");
		try {
			System.setProperty("user.home", folder.resolve("below").toString());
			assertEquals(List.of("below/b.lamina"), seenFrom("below/b.lamina"));
			assertEquals(List.of("a.lamina"), seenFrom("a.lamina"), "the folder of home folders");
			assertEquals(List.of("below/deep/c.lamina"), seenFrom("below/deep/c.lamina"), "a folder in it is a project");
			assertFalse(ProjectFolder.of(folder.resolve("a.lamina")).deep());
		} finally {
			System.setProperty("user.home", home);
		}
	}

	@Test
	void aFolderForEverybodysFilesHoldsOnlyWhatLiesDirectlyInIt() throws Exception {
		Files.setAttribute(folder.resolve("below"), "unix:mode", 01777);
		assertEquals(List.of("below/b.lamina"), seenFrom("below/b.lamina"));
		Files.createFile(folder.resolve("below/.lamina.toml"));
		assertEquals(List.of("below/b.lamina", "below/deep/c.lamina"), seenFrom("below/b.lamina"),
				"unless someone says that it is a project");
	}

	@Test
	void itHoldsTheFilesThatItWouldFind() throws Exception {
		ProjectFolder project = ProjectFolder.of(folder.resolve("a.lamina"));
		for (String name : List.of("a.lamina", "new.lamina", "below/new.lamina", "below/deep/new/new.lamina")) {
			assertTrue(project.holds(folder.resolve(name)), name);
		}
		Files.createDirectory(folder.resolve("other/.git"));
		for (String name : List.of("target/e.lamina", "below/.hidden/x.lamina", "other/d.lamina", "../x.lamina", "a.txt")) {
			assertFalse(project.holds(folder.resolve(name).normalize()), name);
		}
		assertFalse(ProjectFolder.of(folder.resolve("below/b.lamina")).holds(folder.resolve("a.lamina")));
	}

	@Test
	void linksToFoldersElsewhereAreNotFollowed() throws Exception {
		Files.createSymbolicLink(folder.resolve("below/away"), folder.resolve("other"));
		Files.createSymbolicLink(folder.resolve("below/within"), folder.resolve("below/deep"));
		Files.createSymbolicLink(folder.resolve("below/pipe.lamina"), Path.of("/dev/zero"));
		assertEquals(List.of("below/b.lamina", "below/deep/c.lamina"), seenFrom("below/b.lamina"));
	}
}
