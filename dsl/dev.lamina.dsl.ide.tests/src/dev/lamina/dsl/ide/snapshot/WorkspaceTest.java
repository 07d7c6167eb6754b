package dev.lamina.dsl.ide.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Host;
import dev.lamina.model.Policy;
import dev.lamina.model.Vm;

class WorkspaceTest {
	private static final String HOSTS = "package site\nimport nvidia.*\nhost h { cpu 1 x 8 cores memory 64 GiB gpu g : A40 }\n";
	private static final String VMS = "package site\nimport stacks.*\npolicy p for h.g { stack NvidiaVgpu }\nvm v { cpu 2 cores "
			+ "memory 4 GiB gpu A40-8Q on h.g }\n";

	@TempDir
	Path folder;

	private URI file(String name, String text) throws Exception {
		Path file = folder.toRealPath().resolve(name);
		Files.createDirectories(file.getParent());
		return URI.createFileURI(Files.writeString(file, text).toString());
	}

	private Workspace workspace() throws Exception {
		return new Workspace(List.of(folder.toRealPath()));
	}

	private static List<String> codes(Snapshot snapshot) {
		return snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow().stream()
				.filter(diagnostic -> !diagnostic.code().equals("policy.unused")).map(Diagnostic::code).toList();
	}

	@Test
	void aSnapshotHasTheTextOfItsVersionForEver() throws Exception {
		Workspace workspace = workspace();
		URI address = URI.createFileURI(folder.resolve("a.lamina").toString());
		Snapshot first = workspace.put(address, 1, "host a");
		Snapshot second = workspace.put(address, 2, "host b");
		assertEquals("a", first.model().orElseThrow().getDeclarations().getFirst().getName());
		assertEquals("b", second.model().orElseThrow().getDeclarations().getFirst().getName());
		assertTrue(first.isOutdated());
		assertFalse(second.isOutdated());
		assertEquals(Optional.empty(), first.diagnostics(CancelIndicator.NullImpl));
		assertSame(second, workspace.snapshot(address).orElseThrow());
	}

	@Test
	void anUnsavedTextCountsForThoseWhoImportIt() throws Exception {
		URI hosts = file("hosts.lamina", HOSTS);
		URI vms = file("vms.lamina", VMS);
		Workspace workspace = workspace();
		Snapshot before = workspace.put(vms, 1, VMS);
		assertEquals(List.of(), codes(before));
		workspace.put(hosts, 1, HOSTS.replace("gpu g", "gpu other"));
		Snapshot after = workspace.snapshot(vms).orElseThrow();
		assertNotSame(before, after);
		assertEquals(1, after.version());
		assertTrue(codes(after).contains("name.unknown"), () -> codes(after).toString());
		workspace.close(hosts);
		assertEquals(List.of(), codes(workspace.snapshot(vms).orElseThrow()));
	}

	@Test
	void aFileThatIsChangedOutsideIsReadAgain() throws Exception {
		URI hosts = file("hosts.lamina", HOSTS);
		Workspace workspace = workspace();
		Snapshot saved = workspace.snapshot(hosts).orElseThrow();
		assertEquals(Workspace.SAVED, saved.version());
		file("hosts.lamina", "package site");
		workspace.rescan();
		assertEquals("package site", workspace.snapshot(hosts).orElseThrow().text());
		assertEquals(Optional.empty(), workspace.snapshot(hosts.trimSegments(1).appendSegment("none.lamina")));
	}

	@Test
	void elementsOfTheWholeProjectAreOneObjectForAllFiles() throws Exception {
		URI hosts = file("a/hosts.lamina", HOSTS);
		URI vms = file("b/vms.lamina", VMS);
		file("c/broken.lamina", "package \0");
		ProjectSnapshot whole = workspace().projectSnapshot();
		assertEquals(List.of(hosts, vms), whole.sources().stream().map(SourceFile::uri).toList());
		Host host = (Host) whole.source(hosts).orElseThrow().model().orElseThrow().getDeclarations().getFirst();
		List<dev.lamina.model.Declaration> declarations = whole.source(vms).orElseThrow().model().orElseThrow().getDeclarations();
		assertSame(host, ((Policy) declarations.getFirst()).getTargets().getFirst().getElement());
		assertSame(host, ((Vm) declarations.get(1)).getGpu().getPlace().getElement());
	}

	@Test
	void aTextThatCannotBeReadIsOneProblemAndNoModel() throws Exception {
		Snapshot snapshot = workspace().put(URI.createURI("untitled:Untitled-1"), 1, "host a { \0 }");
		List<Diagnostic> diagnostics = snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow();
		assertEquals(1, diagnostics.size());
		assertEquals("'untitled:Untitled-1' cannot be read: it is not text: byte 9, in line 1, is zero.",
				diagnostics.getFirst().message());
		assertEquals(List.of(), snapshot.model().orElseThrow().getDeclarations());
	}

	@Test
	void aDocumentThatWasNeverSavedIsAModelToo() throws Exception {
		Snapshot snapshot = workspace().put(URI.createURI("untitled:Untitled-1"), 1,
				"import nvidia.* host h { cpu 1 x 8 cores memory 8 GiB gpu g : A40 }");
		assertEquals(List.of(), codes(snapshot));
		assertEquals("A40",
				((Host) snapshot.model().orElseThrow().getDeclarations().getFirst()).getGpus().getFirst().getType().getName());
	}

	@Test
	void aCancelledValidationLeavesNothingBehind() throws Exception {
		Snapshot snapshot = workspace().put(URI.createURI("untitled:Untitled-1"), 1, "host h { memroy 3 }");
		assertEquals(Optional.empty(), snapshot.diagnostics(() -> true));
		assertTrue(codes(snapshot).contains("property.unknown"));
	}

	@Test
	void manyReadersSeeOneModelWhileItIsValidated() throws Exception {
		StringBuilder text = new StringBuilder("import nvidia.*\nimport stacks.*\n");
		for (int i = 0; i < 200; i++) {
			text.append(HOSTS.replaceAll("package.*\\nimport.*\\n", "").replace(" h ", " h" + i + " "))
					.append("policy p" + i + " for h" + i + ".g { stack NvidiaVgpu }\nvm v" + i
							+ " { cpu 2 cores memory 4 GiB gpu A40-8Q on h" + i + ".g }\n");
		}
		Workspace workspace = workspace();
		URI address = URI.createURI("untitled:Untitled-1");
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (int round = 1; round <= 5; round++) {
				Snapshot snapshot = workspace.put(address, round, text.toString());
				List<Callable<Integer>> readers = new ArrayList<>();
				for (int i = 0; i < 8; i++) {
					boolean validates = i % 2 == 0;
					readers.add(() -> validates ? snapshot.diagnostics(CancelIndicator.NullImpl).orElseThrow().size()
							: snapshot.assignment().placements().size() - 200);
				}
				for (Future<Integer> reader : threads.invokeAll(readers)) {
					assertEquals(0, reader.get());
				}
			}
		}
	}
}
