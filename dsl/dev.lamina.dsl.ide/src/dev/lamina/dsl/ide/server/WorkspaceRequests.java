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
import dev.lamina.dsl.ide.symbol.Symbols;

/** Takes what happens to folders and files outside of the editor, searches all of them by name, and executes commands. */
final class WorkspaceRequests implements WorkspaceService {
	private final LaminaServer server;
	private final Documents documents;
	private final Addresses addresses;
	private final ExecutorService threads;

	WorkspaceRequests(LaminaServer server, Documents documents, Addresses addresses, ExecutorService threads) {
		this.server = server;
		this.documents = documents;
		this.addresses = addresses;
		this.threads = threads;
	}

	@Override
	public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
			WorkspaceSymbolParams params) {
		return CompletableFutures.computeAsync(threads, checker -> {
			return Either.forRight(documents.projects().stream().flatMap(project -> {
				ProjectLines lines = new ProjectLines(project);
				checker.checkCanceled();
				return Symbols.find(project, params.getQuery()).stream()
						.map(found -> SymbolTree.of(lines.of(found.file()), found, documents.name(found.file())));
			}).toList());
		});
	}

	/** Has the editor make the change; the answer is whether it did. */
	@Override
	public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
		return CompletableFutures.computeAsync(threads, checker -> {
			Change change = EditCommands.change(params.getCommand(), params.getArguments(), documents::whole, addresses);
			checker.checkCanceled();
			if (change.stale(documents::snapshot).findAny().isPresent()) {
				throw Reads.refusal(ResponseErrorCode.ContentModified, "The document has changed.");
			}
			return change;
		}).thenCompose(change -> change.isEmpty() ? CompletableFuture.completedFuture(true) : server.apply(change));
	}

	@Override
	public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
		server.filesChanged();
	}

	@Override
	public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
		server.foldersChanged(params.getEvent());
	}

	@Override
	public void didChangeConfiguration(DidChangeConfigurationParams params) {
		// the settings of a project are in a file of it
	}
}
