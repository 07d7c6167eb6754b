package dev.lamina.dsl.ide.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.symbol.SymbolProvider;

/** Takes what happens to folders and files outside of the editor, searches all of them by name, and executes commands. */
final class WorkspaceRequests implements WorkspaceService {
	private final LaminaServer server;
	private final LspDocuments lspDocuments;
	private final DocumentUris documentUris;
	private final ExecutorService threads;

	WorkspaceRequests(LaminaServer server, LspDocuments lspDocuments, DocumentUris documentUris, ExecutorService threads) {
		this.server = server;
		this.lspDocuments = lspDocuments;
		this.documentUris = documentUris;
		this.threads = threads;
	}

	@Override
	public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
			WorkspaceSymbolParams params) {
		return CompletableFutures.computeAsync(threads, checker -> {
			return Either.forRight(lspDocuments.projects().stream().flatMap(project -> {
				ProjectLines lines = new ProjectLines(project);
				checker.checkCanceled();
				return SymbolProvider.find(project, params.getQuery()).stream()
						.map(found -> LspSymbols.of(lines.of(found.file()), found, lspDocuments.name(found.file())));
			}).toList());
		});
	}

	/** Has the editor make the change; the answer is whether it did. */
	@Override
	public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
		return CompletableFutures.computeAsync(threads, checker -> {
			Change change = EditCommands.change(params.getCommand(), params.getArguments(), lspDocuments::projectSnapshot,
					documentUris);
			checker.checkCanceled();
			if (change.stale(lspDocuments::snapshot).findAny().isPresent()) {
				throw RequestExecutor.error(ResponseErrorCode.ContentModified, "The document has changed.");
			}
			return change;
		}).thenCompose(change -> change.isEmpty() ? CompletableFuture.completedFuture(true) : server.apply(change));
	}

	@Override
	public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
		server.onFilesChanged();
	}

	@Override
	public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
		server.onFoldersChanged(params.getEvent());
	}

	@Override
	public void didChangeConfiguration(DidChangeConfigurationParams params) {
		// the settings of a project are in a file of it
	}
}
