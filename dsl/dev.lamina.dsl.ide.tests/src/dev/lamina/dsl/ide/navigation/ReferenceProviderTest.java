package dev.lamina.dsl.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

class ReferenceProviderTest {
	@TempDir
	private Path folder;

	private URI file(String name, String text) throws Exception {
		return URI.createFileURI(Files.writeString(folder.toRealPath().resolve(name), text).toString());
	}

	private static List<String> shown(List<Occurrence> occurrences) {
		return occurrences.stream()
				.map(found -> found.file().lastSegment() + " " + found.region().offset() + (found.declares() ? " declared" : ""))
				.toList();
	}

	@Test
	void allFilesAreSearchedWhetherOpenOrNot() throws Exception {
		String stacks = "package site stack Mine : pass-through";
		String model = "package site host h { gpu g : nvidia.A40 } policy p for h.g { stack Mine } policy q { stack site.Mine } "
				+ "simulation s { vary policy p.stack over Mine, Mine }";
		file("a.lamina", stacks);
		URI address = file("b.lamina", model);
		Workspace workspace = new Workspace(List.of(folder.toRealPath()));
		Snapshot snapshot = workspace.put(address, 1, " " + model);
		List<String> expected = List.of("a.lamina 19 declared", "b.lamina " + (model.indexOf("Mine") + 1),
				"b.lamina " + (model.indexOf("site.Mine") + 6),
				"b.lamina " + (model.indexOf("over Mine") + 6), "b.lamina " + (model.indexOf(", Mine") + 3));
		assertEquals(expected, shown(ReferenceProvider.at(snapshot, model.indexOf("Mine") + 1, workspace.projectSnapshot())));
		// from the declaration, which is in a file that no one has opened
		Snapshot declaring = workspace.snapshot(URI.createFileURI(folder.toRealPath().resolve("a.lamina").toString()))
				.orElseThrow();
		assertEquals(expected, shown(ReferenceProvider.at(declaring, 19, workspace.projectSnapshot())));
		assertEquals(4, ReferenceProvider.within(snapshot, model.indexOf("Mine") + 1).size());
	}

	@Test
	void whatTheLibraryDeclaresIsFoundWhereItIsUsed() throws Exception {
		String model = "import nvidia.A40\nhost h { gpu g : A40 gpu k : nvidia.A40 }\nvm v { gpu A40-8Q on h.g }\nvm w { gpu "
				+ "A40-8Q on h.g }";
		URI address = file("a.lamina", model);
		Workspace workspace = new Workspace(List.of(folder.toRealPath()));
		Snapshot snapshot = workspace.put(address, 1, model);
		assertEquals(
				List.of("a.lamina 14", "a.lamina " + (model.indexOf(": A40") + 2),
						"a.lamina " + (model.indexOf(": nvidia.A40") + 9)),
				shown(ReferenceProvider.at(snapshot, model.indexOf(": A40") + 2, workspace.projectSnapshot())));
		assertEquals(2, ReferenceProvider.at(snapshot, model.indexOf("A40-8Q") + 2, workspace.projectSnapshot()).size());
	}

	@Test
	void nothingNamedHasNoReferences() throws Exception {
		Workspace workspace = new Workspace(List.of(folder.toRealPath()));
		Snapshot snapshot = workspace.put(file("a.lamina", ""), 1, "host h { memory 4 GiB }");
		assertEquals(List.of(), ReferenceProvider.at(snapshot, 12, workspace.projectSnapshot()));
	}
}
