package dev.lamina.cli;

import static dev.lamina.cli.LspTestClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

import com.google.gson.JsonObject;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/** What an editor's side of a conversation says and reads again and again. */
final class LspRequests {
	private LspRequests() {
	}

	/** Greets the server as an editor that can do most things. */
	static InitializeResult initialize(LspTestClient lspTestClient, Path folder, boolean opensLibrary) throws Exception {
		return initialize(lspTestClient, folder, opensLibrary ? "libraryTexts" : "nothing");
	}

	/** Greets the server as an editor that can do most things and wants one of its options. */
	static InitializeResult initialize(LspTestClient lspTestClient, Path folder, String option) throws Exception {
		InitializeParams params = new InitializeParams();
		params.setProcessId((int) ProcessHandle.current().pid());
		params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toRealPath().toUri().toString(), "site")));
		params.setCapabilities(capabilities());
		JsonObject options = new JsonObject();
		options.addProperty(option, true);
		params.setInitializationOptions(options);
		InitializeResult result = answer(lspTestClient.server().initialize(params));
		lspTestClient.server().initialized(new InitializedParams());
		return result;
	}

	/** What an editor can that can do most things. */
	static ClientCapabilities capabilities() {
		WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
		WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
		edits.setDocumentChanges(true);
		workspace.setWorkspaceEdit(edits);
		workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
		workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
		TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
		CompletionItemCapabilities items = new CompletionItemCapabilities();
		items.setSnippetSupport(true);
		text.setCompletion(new CompletionCapabilities(items));
		text.setDefinition(new DefinitionCapabilities(false, true));
		PublishDiagnosticsCapabilities problems = new PublishDiagnosticsCapabilities(true);
		problems.setCodeDescriptionSupport(true);
		text.setPublishDiagnostics(problems);
		return new ClientCapabilities(workspace, text, null);
	}

	static void open(LspTestClient lspTestClient, String uri, String text) {
		lspTestClient.server().getTextDocumentService()
				.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "lamina", 1, text)));
	}

	static void change(LspTestClient lspTestClient, String uri, int version, Range range, String replacement) {
		TextDocumentContentChangeEvent change = new TextDocumentContentChangeEvent(replacement);
		change.setRange(range);
		lspTestClient.server().getTextDocumentService()
				.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, version), List.of(change)));
	}

	static TextDocumentIdentifier id(String uri) {
		return new TextDocumentIdentifier(uri);
	}

	/** The place of the n-th letter of a word in a text. */
	static Position at(String text, String word, int letter) {
		int offset = text.indexOf(word);
		assertTrue(offset >= 0, word);
		String before = text.substring(0, offset + letter);
		return new Position((int) before.chars().filter(sign -> sign == '\n').count(),
				before.length() - before.lastIndexOf('\n') - 1);
	}

	static Range of(String text, String word) {
		return new Range(at(text, word, 0), at(text, word, word.length()));
	}

	static int offset(String text, Position position) {
		int start = 0;
		for (int line = 0; line < position.getLine(); line++) {
			start = text.indexOf('\n', start) + 1;
		}
		return start + position.getCharacter();
	}

	static String applied(String text, List<? extends TextEdit> edits) {
		List<TextEdit> ordered = new ArrayList<>(edits);
		ordered.sort(Comparator.comparingInt((TextEdit edit) -> offset(text, edit.getRange().getStart())).reversed());
		StringBuilder result = new StringBuilder(text);
		ordered.forEach(edit -> result.replace(offset(text, edit.getRange().getStart()), offset(text, edit.getRange().getEnd()),
				edit.getNewText()));
		return result.toString();
	}

	/** The text edits of one file, which must be of its version. */
	static List<TextEdit> edits(WorkspaceEdit edit, String uri, Integer version) {
		TextDocumentEdit changed = edit.getDocumentChanges().stream().map(change -> change.getLeft())
				.filter(change -> change.getTextDocument().getUri().equals(uri))
				.findFirst().orElseThrow(() -> new AssertionError(edit.toString()));
		assertEquals(version, changed.getTextDocument().getVersion());
		return changed.getEdits().stream().map(either -> either.getLeft()).toList();
	}

	static List<String> codes(List<Diagnostic> diagnostics) {
		return diagnostics.stream().map(diagnostic -> diagnostic.getCode().getLeft()).toList();
	}

	static void assertRefused(String sentence, org.junit.jupiter.api.function.Executable request) {
		ExecutionException failed = assertThrows(ExecutionException.class, request);
		assertEquals(sentence, ((ResponseErrorException) failed.getCause()).getResponseError().getMessage());
	}
}
