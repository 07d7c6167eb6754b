package dev.lamina.dsl.ide.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.ide.snapshot.CursorFixture;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

class DefinitionProviderTest {
	private static final String MODEL = """
			import nvidia.*
			import stacks.Vfio
			host box { gpu left : A40 gpu right : A100-80 }
			policy owned for box.left { stack Vfio }
			policy cut for box.right { stack NvidiaMig partition 3g.40gb }
			workload Cad { each frame { gpu 5 ms } }
			vm desk { gpu on box.left runs Cad }
			simulation day { for 10 s vary policy owned.stack over Vfio, stacks.VfioCopy }
			""";

	@TempDir
	private Path folder;

	/** From the place of the cursor: the file, and the text of the name that is declared there. */
	private static List<String> from(String text) {
		CursorFixture.Placed placed = CursorFixture.placed(text);
		return DefinitionProvider.at(placed.snapshot(), placed.offset()).stream()
				.map(found -> found.file().lastSegment() + " " + in(found.text(), found.name())).toList();
	}

	private static String in(String text, Region region) {
		return text.substring(region.offset(), region.end());
	}

	@Test
	void referencesLeadToDeclarationsOfTheFile() {
		assertEquals("box", from(MODEL.replace("for box.left", "for b<|>ox.left")).getFirst().split(" ")[1]);
		assertEquals("left", from(MODEL.replace("for box.left", "for box.<|>left")).getFirst().split(" ")[1]);
		assertEquals("left", from(MODEL.replace("for box.left", "for box.left<|>")).getFirst().split(" ")[1]);
		assertEquals("Cad", from(MODEL.replace("runs Cad", "runs C<|>ad")).getFirst().split(" ")[1]);
	}

	@Test
	void namesOfTheLibraryLeadThere() {
		assertEquals(List.of("A40.lamina A40"), from(MODEL.replace("left : A40", "left : A4<|>0")));
		assertEquals(List.of("Vfio.lamina Vfio"), from(MODEL.replace("stack Vfio", "stack <|>Vfio")));
		assertEquals(List.of("Vfio.lamina Vfio"), from(MODEL.replace("import stacks.Vfio", "import stacks.Vf<|>io")));
		assertEquals(List.of("Vfio.lamina Vfio"), from(MODEL.replace("over Vfio", "over V<|>fio")));
		assertEquals(List.of("A100-80.lamina 3g.40gb"), from(MODEL.replace("partition 3g.40gb", "partition 3g.<|>40gb")));
	}

	@Test
	void nothingKnownLeadsNowhere() {
		assertEquals(List.of(), from(MODEL.replace("runs Cad", "runs Ca<|>t")));
		assertEquals(List.of(), from("// a com<|>ment"));
		assertEquals(List.of(), from("host box { mem<|>ory 4 GiB }"));
		assertEquals(List.of(), from(""));
	}

	@Test
	void importOfAPackageLeadsToItsFiles() throws Exception {
		Path root = folder.toRealPath();
		Files.writeString(root.resolve("a.lamina"), "package site host a");
		Files.writeString(root.resolve("b.lamina"), "package site host b");
		String text = "import site.*\npolicy p for a.g";
		Snapshot snapshot = new Workspace(List.of(root)).put(URI.createFileURI(root.resolve("c.lamina").toString()), 1, text);
		assertEquals(List.of("a.lamina site", "b.lamina site"),
				DefinitionProvider.at(snapshot, 9).stream()
						.map(found -> found.file().lastSegment() + " " + in(found.text(), found.name())).toList());
	}
}
