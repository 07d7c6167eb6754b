package dev.lamina.cli;

import static dev.lamina.cli.LspRequests.applied;
import static dev.lamina.cli.LspRequests.at;
import static dev.lamina.cli.LspRequests.codes;
import static dev.lamina.cli.LspRequests.edits;
import static dev.lamina.cli.LspRequests.id;
import static dev.lamina.cli.LspRequests.initialize;
import static dev.lamina.cli.LspRequests.open;
import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs together for an editor: what does for the command line, however wide the folders are that the editor has open. */
@Tag("process")
class LspProjectsTest {
	private static final String MODEL = """
			package site

			import nvidia.*
			import stacks.*

			host vdi1 {
			  cpu    2 x 32 cores
			  memory 1 TiB
			  gpu desktops : A40
			}

			policy shared for vdi1.desktops {
			  stack NvidiaVgpu
			}

			vm designer {
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-8Q on vdi1.desktops
			}
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void layOutAWideFolder() throws Exception {
		folder = folder.toRealPath();
		Files.createDirectories(folder.resolve("repository/.git"));
		written("repository/vdi.lamina", MODEL);
		written("described/.lamina.toml", "");
		written("described/deep/vdi.lamina", MODEL);
		written("plain/vdi.lamina", MODEL);
		// what must not be read: of someone else, no text, without an end
		Files.createDirectories(folder.resolve("foreign"));
		Files.write(folder.resolve("foreign/latin.lamina"),
				"package stacks // Z\u00fcrich".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
		written("locked/x.lamina", "package site\nhost vdi1 { }\n");
		Files.createDirectories(folder.resolve("locked/.git"));
		Files.setPosixFilePermissions(folder.resolve("locked"), Set.of());
		for (String name : List.of("pipe.lamina", "plain/x.lamina", "repository/x.lamina", "described/x.lamina")) {
			assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor(), name);
		}
		Files.createSymbolicLink(folder.resolve("plain/zero.lamina"), Path.of("/dev/zero"));
		Files.createSymbolicLink(folder.resolve("plain/away"), folder.resolve("repository"));
	}

	@org.junit.jupiter.api.AfterEach
	void unlock() throws IOException {
		Files.setPosixFilePermissions(folder.resolve("locked"),
				java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
	}

	private String written(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text).toUri().toString();
	}

	private String uri(String name) {
		return folder.resolve(name).toUri().toString();
	}

	private void assertEachIsByItself(LspTestClient lspTestClient) throws Exception {
		for (String name : List.of("repository/vdi.lamina", "described/deep/vdi.lamina", "plain/vdi.lamina")) {
			open(lspTestClient, uri(name), MODEL);
			List<Diagnostic> told = lspTestClient.diagnostics(uri(name), 1).getDiagnostics();
			assertEquals(List.of(), told, name);
		}
		var texts = lspTestClient.server().getTextDocumentService();
		List<? extends Location> references = answer(texts
				.references(new ReferenceParams(id(uri("plain/vdi.lamina")), at(MODEL, "vdi1", 1), new ReferenceContext(true))));
		assertEquals(Set.of(uri("plain/vdi.lamina")), Set.copyOf(references.stream().map(Location::getUri).toList()));
		assertEquals(3, references.size());
		var renamed = answer(texts.rename(new RenameParams(id(uri("repository/vdi.lamina")), at(MODEL, "vdi1", 1), "rack")));
		assertEquals(1, renamed.getDocumentChanges().size());
		assertEquals(MODEL.replace("vdi1", "rack"), applied(MODEL, edits(renamed, uri("repository/vdi.lamina"), 1)));
		assertEquals("", lspTestClient.err());
	}

	private List<String> symbols(LspTestClient lspTestClient) throws Exception {
		return answer(lspTestClient.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("vdi1"))).getRight().stream()
				.map(WorkspaceSymbol::getLocation)
				.map(place -> place.getLeft().getUri()).sorted().toList();
	}

	@Test
	void aFolderOfStrangersProjectsShowsEachFileItsOwn() throws Exception {
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			assertEachIsByItself(lspTestClient);
			assertEquals(List.of(uri("described/deep/vdi.lamina"), uri("plain/vdi.lamina"), uri("repository/vdi.lamina")),
					symbols(lspTestClient));
			assertEquals("", lspTestClient.err());
		}
	}

	@Test
	void theWholeDiskNoFolderOrSeveralAreNoProject() throws Exception {
		for (List<String> roots : List.of(List.<String>of(), List.of("file:///"), List.of(uri("repository"), uri("plain")))) {
			try (LspTestClient lspTestClient = new LspTestClient(folder)) {
				InitializeParams params = new InitializeParams();
				params.setCapabilities(LspRequests.capabilities());
				params.setWorkspaceFolders(roots.stream().map(root -> new WorkspaceFolder(root, "a")).toList());
				answer(lspTestClient.server().initialize(params));
				lspTestClient.server().initialized(new InitializedParams());
				assertEachIsByItself(lspTestClient);
				assertEquals(3, symbols(lspTestClient).size(), roots.toString());
			}
		}
	}

	@Test
	void theCommandLineSeesTheSame() {
		for (String name : List.of("repository/vdi.lamina", "described/deep/vdi.lamina", "plain/vdi.lamina")) {
			assertEquals(new InProcessRunner.Outcome(0, "no problems in 1 file\n", ""),
					new InProcessRunner(folder).lamina("validate", name));
		}
	}

	@Test
	void filesOfOneProjectSeeEachOtherFromEachFolder() throws Exception {
		String hosts = MODEL.substring(0, MODEL.indexOf("policy"));
		String vms = "package site\n\nimport stacks.*\n\n" + MODEL.substring(MODEL.indexOf("policy"));
		written("described/hosts/h.lamina", hosts);
		String model = written("described/vms/v.lamina", vms);
		Files.delete(folder.resolve("described/deep/vdi.lamina"));
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, vms);
			assertEquals(List.of(), lspTestClient.diagnostics(model, 1).getDiagnostics());
			var renamed = answer(
					lspTestClient.server().getTextDocumentService()
							.rename(new RenameParams(id(model), at(vms, "vdi1", 1), "rack")));
			assertEquals(hosts.replace("vdi1", "rack"), applied(hosts, edits(renamed, uri("described/hosts/h.lamina"), null)));
		}
	}

	@Test
	void aCopiedFileIsSaidOnceAndHasAFix() throws Exception {
		String copy = written("described/deep/variant.lamina", MODEL);
		written("described/other/third.lamina", MODEL);
		String sentence = "vdi1, shared and designer are declared in deep/vdi.lamina and other/third.lamina too. All files of "
				+ "package site are one model: "
				+ "give this file a package of its own, or keep only one of them.";
		InProcessRunner.Outcome validated = new InProcessRunner(folder).lamina("validate", "described/deep/variant.lamina");
		assertEquals(1, validated.exit());
		assertTrue(validated.out().startsWith("described/deep/variant.lamina:1:9: error[name.duplicate]: " + sentence + "\n"),
				validated.out());
		assertTrue(validated.out().endsWith("\n1 error in 1 file\n"), validated.out());
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, copy, MODEL);
			List<Diagnostic> problems = lspTestClient.diagnostics(copy, 1).getDiagnostics();
			assertEquals(List.of("name.duplicate"), codes(problems));
			assertEquals(sentence, problems.getFirst().getMessage().getLeft());
			assertEquals(6, problems.getFirst().getRelatedInformation().size());
			CodeAction fix = answer(lspTestClient.server().getTextDocumentService()
					.codeAction(new CodeActionParams(id(copy), problems.getFirst().getRange(), new CodeActionContext(problems))))
					.getFirst().getRight();
			assertEquals("Make it package 'variant'", fix.getTitle());
			assertEquals(MODEL.replace("package site", "package variant"), applied(MODEL, edits(fix.getEdit(), copy, 1)));
		}
	}

	@Test
	void aPipeOrDeviceThatAModelNamesKeepsNobodyWaiting() throws Exception {
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("plain/times").toString()).start().waitFor());
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			for (String named : List.of("times", "/dev/zero", "/dev/random")) {
				String text = "workload W {\n  each request from \"" + named + "\" {\n    gpu 5 ms\n  }\n}\n";
				String naming = written("plain/naming.lamina", text);
				open(lspTestClient, naming, text);
				assertEquals(1, lspTestClient.diagnostics(naming, 1).getDiagnostics().size(), named);
				// the other documents are not kept waiting
				String mistaken = written("plain/other.lamina", "host h {\n  memroy 1 TiB\n}\n");
				open(lspTestClient, mistaken, "host h {\n  memroy 1 TiB\n}\n");
				assertEquals(List.of("property.unknown"), codes(lspTestClient.diagnostics(mistaken, 1).getDiagnostics()));
				lspTestClient.server().getTextDocumentService()
						.didClose(new org.eclipse.lsp4j.DidCloseTextDocumentParams(id(naming)));
				lspTestClient.server().getTextDocumentService()
						.didClose(new org.eclipse.lsp4j.DidCloseTextDocumentParams(id(mistaken)));
			}
		}
	}

	@Test
	void oneNameThatIsTakenIsSaidWithTheFileThatHasIt() throws Exception {
		written("described/other/third.lamina", "package site\n\nvm designer {\n  cpu 2 cores\n}\n");
		InProcessRunner.Outcome validated = new InProcessRunner(folder).lamina("validate", "described/deep/vdi.lamina");
		assertTrue(validated.out().contains(
				"error[name.duplicate]: 'designer' is already the name of a vm in other/third.lamina, line 3. Give one of them "
						+ "another name."),
				validated.out());
	}
}
