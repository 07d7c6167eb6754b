package dev.lamina.cli;

import static dev.lamina.cli.LspRequests.applied;
import static dev.lamina.cli.LspRequests.assertRefused;
import static dev.lamina.cli.LspRequests.at;
import static dev.lamina.cli.LspRequests.change;
import static dev.lamina.cli.LspRequests.codes;
import static dev.lamina.cli.LspRequests.edits;
import static dev.lamina.cli.LspRequests.id;
import static dev.lamina.cli.LspRequests.initialize;
import static dev.lamina.cli.LspRequests.of;
import static dev.lamina.cli.LspRequests.open;
import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations of an editor with the packaged language server, over the pipes of its process. */
@Tag("process")
class LspTest {
	private static final String HOSTS = """
			package site

			import nvidia.*

			/** Where designers work. */
			host vdi1 {
			  cpu    2 x 32 cores
			  memory 1 TiB
			  system Linux
			  hypervisor KVM
			  gpu desktops : A40 // the first slot
			}
			""";
	private static final String MODEL = """
			package site

			import stacks.*

			policy shared for vdi1.desktops {
			  stack     NvidiaVgpu
			  partition A40-8Q x 6
			}

			workload Cad {
			  each frame at 60 fps { gpu 5 ms on graphics }
			  memory 3 GiB
			}

			vm designer x 6 {
			  system Windows
			  cpu    8 cores
			  memory 32 GiB
			  gpu    A40-8Q on vdi1.desktops
			  runs   Cad
			}
			""";

	@TempDir
	private Path folder;

	private String written(String name, String text) throws Exception {
		return Files.writeString(folder.toRealPath().resolve(name), text).toUri().toString();
	}

	private static CompletionItem item(CompletionList list, String label) {
		return list.getItems().stream().filter(item -> item.getLabel().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(list.toString()));
	}

	@Test
	void aSessionFromGreetingToGoodbye() throws Exception {
		String hosts = written("hosts.lamina", HOSTS);
		String model = written("model.lamina", MODEL);
		try (LspTestClient lspTestClient = new LspTestClient(folder, "--stdio")) {
			var texts = lspTestClient.server().getTextDocumentService();
			InitializeResult result = initialize(lspTestClient, folder, false);
			assertEquals("Lamina", result.getServerInfo().getName());
			assertTrue(result.getCapabilities().getRenameProvider().getRight().getPrepareProvider());

			// open: no problem, although the GPU is declared in a file that is not open
			open(lspTestClient, model, MODEL);
			assertEquals(List.of(), codes(lspTestClient.diagnostics(model, 1).getDiagnostics()));
			assertEquals("workspace/didChangeWatchedFiles",
					lspTestClient.registered().getFirst().getRegistrations().getFirst().getMethod());

			// edit into an error
			change(lspTestClient, model, 2, of(MODEL, "memory 3 GiB"), "memroy 3 GiB");
			List<Diagnostic> problems = lspTestClient.diagnostics(model, 2).getDiagnostics();
			assertEquals(List.of("property.unknown"), codes(problems));
			assertEquals("lamina", problems.getFirst().getSource());
			assertTrue(problems.getFirst().getMessage().getLeft().contains("Did you mean 'memory'?"), problems.toString());
			String wrong = MODEL.replace("memory 3 GiB", "memroy 3 GiB");
			assertEquals(of(wrong, "memroy"), problems.getFirst().getRange());

			// apply the fix that is preferred
			CodeActionParams asked = new CodeActionParams(id(model), problems.getFirst().getRange(),
					new CodeActionContext(problems));
			List<CodeAction> actions = answer(texts.codeAction(asked)).stream().map(either -> either.getRight()).toList();
			CodeAction preferred = actions.stream().filter(CodeAction::getIsPreferred).findFirst()
					.orElseThrow(() -> new AssertionError(actions.toString()));
			assertEquals(problems, preferred.getDiagnostics());
			List<TextEdit> fix = edits(preferred.getEdit(), model, 2);
			assertEquals(MODEL, applied(wrong, fix));
			change(lspTestClient, model, 3, fix.getFirst().getRange(), fix.getFirst().getNewText());
			assertEquals(List.of(), codes(lspTestClient.diagnostics(model, 3).getDiagnostics()));

			// complete: what fits, and what it brings along
			Range stack = of(MODEL, "NvidiaVgpu");
			CompletionList proposed = answer(texts.completion(new CompletionParams(id(model), stack.getStart()))).getRight();
			assertFalse(proposed.isIncomplete());
			CompletionItem vfio = item(proposed, "Vfio");
			assertEquals("Vfio", vfio.getTextEdit().getLeft().getNewText());
			CompletionItem profile = item(
					answer(texts.completion(new CompletionParams(id(model), at(MODEL, "A40-8Q x 6", 0)))).getRight(), "A40-12Q");
			assertEquals(CompletionItemKind.Struct, profile.getKind());
			String plain = "\nhost";
			Position end = new Position(MODEL.split("\n").length, 0);
			change(lspTestClient, model, 4, new Range(end, end), plain);
			Position behind = new Position(end.getLine() + 1, 4);
			List<CompletionItem> snippets = answer(texts.completion(new CompletionParams(id(model), behind))).getRight()
					.getItems().stream()
					.filter(item -> item.getInsertTextFormat() == InsertTextFormat.Snippet).toList();
			assertTrue(snippets.stream().anyMatch(item -> item.getTextEdit().getLeft().getNewText().contains("${1:")),
					snippets.toString());
			change(lspTestClient, model, 5, new Range(end, behind), "");
			assertEquals(List.of(), codes(lspTestClient.diagnostics(model, 5).getDiagnostics()));

			// hover, and how full the GPU is
			Hover card = answer(texts.hover(new HoverParams(id(model), at(MODEL, "A40-8Q x 6", 1))));
			assertTrue(card.getContents().getRight().getValue().contains("A40-8Q"), card.toString());
			assertFalse(answer(texts.codeLens(new CodeLensParams(id(model)))).isEmpty());
			assertTrue(
					answer(texts.codeLens(new CodeLensParams(id(model)))).getFirst().getCommand().getTitle().contains("A40-8Q"));

			// rename across two files, one of them not open
			Position name = at(MODEL, "vdi1.desktops", 6);
			assertEquals("desktops",
					answer(texts.prepareRename(new PrepareRenameParams(id(model), name))).getSecond().getPlaceholder());
			WorkspaceEdit renamed = answer(texts.rename(new RenameParams(id(model), name, "panels")));
			assertEquals(MODEL.replace("desktops", "panels"), applied(MODEL, edits(renamed, model, 5)));
			assertEquals(HOSTS.replace("desktops", "panels"), applied(HOSTS, edits(renamed, hosts, null)));

			// what cannot be renamed is said in a sentence
			assertRefused("'A40-8Q' belongs to the library, which cannot be changed.",
					() -> answer(texts.prepareRename(new PrepareRenameParams(id(model), at(MODEL, "A40-8Q", 2)))));
			assertRefused("'memory' is a word of the language. Choose another name, such as 'memory1'.",
					() -> answer(texts.rename(new RenameParams(id(model), name, "memory"))));

			// definition into the library: a file that any editor can open
			List<? extends LocationLink> links = answer(
					texts.definition(new DefinitionParams(id(model), at(MODEL, "NvidiaVgpu", 1)))).getRight();
			Path copy = Path.of(java.net.URI.create(links.getFirst().getTargetUri()));
			assertTrue(Files.readString(copy).contains("stack NvidiaVgpu"), copy.toString());
			assertEquals(of(MODEL, "NvidiaVgpu"), links.getFirst().getOriginSelectionRange());
			// and from there on, although it lies outside of the project
			String inLibrary = Files.readString(copy);
			open(lspTestClient, links.getFirst().getTargetUri(), inLibrary);
			assertFalse(answer(texts.documentSymbol(new DocumentSymbolParams(id(links.getFirst().getTargetUri())))).isEmpty());

			// definition and references between the files of the project
			List<? extends LocationLink> host = answer(texts.definition(new DefinitionParams(id(model), at(MODEL, "vdi1", 1))))
					.getRight();
			assertEquals(hosts, host.getFirst().getTargetUri());
			assertEquals(of(HOSTS, "vdi1"), host.getFirst().getTargetSelectionRange());
			List<? extends Location> references = answer(
					texts.references(new ReferenceParams(id(model), at(MODEL, "vdi1", 1), new ReferenceContext(true))));
			assertEquals(List.of(hosts, model, model), references.stream().map(Location::getUri).toList());
			assertEquals(2, answer(texts.documentHighlight(new DocumentHighlightParams(id(model), at(MODEL, "vdi1", 1)))).size());

			// the looks of the text
			assertEquals(0, answer(texts.semanticTokensFull(new SemanticTokensParams(id(model)))).getData().size() % 5);
			assertEquals(List.of(4, 9, 14), answer(texts.foldingRange(new FoldingRangeRequestParams(id(model)))).stream()
					.map(fold -> fold.getStartLine()).toList());
			assertEquals(List.of("shared", "Cad", "designer"),
					answer(texts.documentSymbol(new DocumentSymbolParams(id(model)))).stream()
							.map(symbol -> symbol.getRight().getName()).toList());
			assertEquals(of(MODEL, "Cad"),
					answer(texts.selectionRange(new SelectionRangeParams(id(model), List.of(at(MODEL, "Cad", 1))))).getFirst()
							.getRange());
			assertEquals(List.of("desktops"),
					answer(lspTestClient.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("deskt"))).getRight()
							.stream()
							.map(symbol -> symbol.getName()).toList());

			// format
			change(lspTestClient, model, 6, of(MODEL, "  memory 3 GiB\n"), "memory   3 GiB\n");
			List<? extends TextEdit> layout = answer(
					texts.formatting(new DocumentFormattingParams(id(model), new FormattingOptions(2, true))));
			assertEquals(MODEL, applied(MODEL.replace("  memory 3 GiB\n", "memory   3 GiB\n"), layout));

			// say goodbye
			answer(lspTestClient.server().shutdown());
			lspTestClient.server().exit();
			assertEquals(0, lspTestClient.ended());
			assertEquals("", lspTestClient.err());
			assertFalse(Files.exists(copy), "the copy of the library stays behind");
		}
	}

	@Test
	void anEditorThatShowsTheLibraryItselfIsGivenItsTexts() throws Exception {
		String model = written("model.lamina", "import nvidia.*\nhost h { gpu g : A40 }\n");
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, true);
			String text = Files.readString(folder.resolve("model.lamina"));
			open(lspTestClient, model, text);
			String target = answer(
					lspTestClient.server().getTextDocumentService()
							.definition(new DefinitionParams(id(model), at(text, "A40", 1))))
					.getRight().getFirst()
					.getTargetUri();
			assertEquals("lamina-library:/nvidia/A40.lamina", target);
			assertTrue(answer(lspTestClient.server().libraryText(id(target))).contains("gpu A40 {"));
			assertRefused("There is no file lamina-library:/nvidia/B40.lamina in the library.",
					() -> answer(lspTestClient.server().libraryText(id("lamina-library:/nvidia/B40.lamina"))));
		}
	}

	@Test
	void whatIsWrittenElsewhereCountsAtOnce() throws Exception {
		String model = written("model.lamina", MODEL);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, MODEL);
			assertTrue(codes(lspTestClient.diagnostics(model, 1).getDiagnostics()).contains("name.unknown"));
			// a file written by another program
			String hosts = written("hosts.lamina", HOSTS);
			lspTestClient.server().getWorkspaceService().didChangeWatchedFiles(
					new DidChangeWatchedFilesParams(List.of(new FileEvent(hosts, FileChangeType.Created))));
			assertEquals(List.of(), codes(lspTestClient.diagnostics(model, 1).getDiagnostics()));
			// a file edited and not saved
			open(lspTestClient, hosts, HOSTS);
			change(lspTestClient, hosts, 2, of(HOSTS, "desktops"), "others");
			assertTrue(codes(
					lspTestClient.diagnostics(told -> told.getUri().equals(model) && !told.getDiagnostics().isEmpty())
							.getDiagnostics())
					.contains("name.unknown"));
			// and closed without saving
			lspTestClient.server().getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(hosts)));
			assertEquals(List.of(), codes(
					lspTestClient.diagnostics(told -> told.getUri().equals(model) && told.getDiagnostics().isEmpty())
							.getDiagnostics()));
		}
	}

	@Test
	void brokenTextIsNotFormattedAndSaysWhy() throws Exception {
		String broken = "host h { memory ";
		String model = written("broken.lamina", broken);
		try (LspTestClient lspTestClient = new LspTestClient(folder)) {
			initialize(lspTestClient, folder, false);
			open(lspTestClient, model, broken);
			assertEquals(List.of(), answer(lspTestClient.server().getTextDocumentService()
					.formatting(new DocumentFormattingParams(id(model), new FormattingOptions(2, true)))));
			assertTrue(lspTestClient.logged().contains("The source has a syntax error in line 1"));
		}
	}

	@Test
	void theServerEndsWithItsEditor() throws Exception {
		try (LspTestClient hangsUp = new LspTestClient(folder)) {
			answer(hangsUp.server().initialize(new InitializeParams()));
			hangsUp.process().getOutputStream().close();
			assertEquals(1, hangsUp.ended());
		}
		try (LspTestClient leaves = new LspTestClient(folder)) {
			answer(leaves.server().initialize(new InitializeParams()));
			leaves.server().exit();
			assertEquals(1, leaves.ended());
		}
		Process editorProcess = new ProcessBuilder("sleep", "3600").start();
		try (LspTestClient dies = new LspTestClient(folder)) {
			InitializeParams params = new InitializeParams();
			params.setProcessId((int) editorProcess.pid());
			answer(dies.server().initialize(params));
			editorProcess.destroyForcibly();
			assertEquals(1, dies.ended());
		}
	}
}
