package dev.lamina.dsl.ide.server;

import java.util.List;

import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server can: exactly what it answers, so that editors show no menu that does nothing. */
final class LaminaServerCapabilities {
	private LaminaServerCapabilities() {
	}

	/** @param remarksBehindLines whether the editor can show remarks behind lines; otherwise they stand above them */
	static ServerCapabilities create(boolean remarksBehindLines) {
		ServerCapabilities can = new ServerCapabilities();
		can.setPositionEncoding("utf-16");
		TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
		sync.setOpenClose(true);
		sync.setChange(TextDocumentSyncKind.Incremental);
		can.setTextDocumentSync(sync);
		can.setCompletionProvider(new CompletionOptions(false, List.of(".", ":")));
		can.setHoverProvider(true);
		if (remarksBehindLines) {
			can.setInlayHintProvider(true);
		} else {
			can.setCodeLensProvider(new CodeLensOptions(false));
		}
		can.setDefinitionProvider(true);
		can.setReferencesProvider(true);
		can.setDocumentHighlightProvider(true);
		can.setDocumentSymbolProvider(true);
		can.setWorkspaceSymbolProvider(true);
		can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActions.FIX_ALL)));
		can.setExecuteCommandProvider(new ExecuteCommandOptions(EditCommands.names()));
		can.setRenameProvider(new RenameOptions(true));
		can.setDocumentFormattingProvider(true);
		can.setDocumentRangeFormattingProvider(true);
		can.setFoldingRangeProvider(true);
		can.setSelectionRangeProvider(true);
		can.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(LspSemanticTokens.legend(), true, true));
		WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
		folders.setSupported(true);
		folders.setChangeNotifications(true);
		can.setWorkspace(new WorkspaceServerCapabilities(folders));
		return can;
	}

	/** Whether a server that can all this answers requests of a method. */
	static boolean isAnswered(ServerCapabilities can, String method) {
		return switch (method) {
			case "textDocument/completion" -> can.getCompletionProvider() != null;
			case "textDocument/hover" -> can.getHoverProvider() != null;
			case "textDocument/inlayHint" -> can.getInlayHintProvider() != null;
			case "textDocument/codeLens" -> can.getCodeLensProvider() != null;
			case "textDocument/definition" -> can.getDefinitionProvider() != null;
			case "textDocument/references" -> can.getReferencesProvider() != null;
			case "textDocument/documentHighlight" -> can.getDocumentHighlightProvider() != null;
			case "textDocument/documentSymbol" -> can.getDocumentSymbolProvider() != null;
			case "workspace/symbol" -> can.getWorkspaceSymbolProvider() != null;
			case "textDocument/codeAction" -> can.getCodeActionProvider() != null;
			case "workspace/executeCommand" -> can.getExecuteCommandProvider() != null;
			case "textDocument/rename", "textDocument/prepareRename" -> can.getRenameProvider() != null;
			case "textDocument/formatting" -> can.getDocumentFormattingProvider() != null;
			case "textDocument/rangeFormatting" -> can.getDocumentRangeFormattingProvider() != null;
			case "textDocument/foldingRange" -> can.getFoldingRangeProvider() != null;
			case "textDocument/selectionRange" -> can.getSelectionRangeProvider() != null;
			case "textDocument/semanticTokens/full", "textDocument/semanticTokens/range" ->
					can.getSemanticTokensProvider() != null;
			case "lamina/libraryText" -> true;
			default -> false;
		};
	}
}
