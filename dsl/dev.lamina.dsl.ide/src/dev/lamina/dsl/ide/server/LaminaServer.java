package dev.lamina.dsl.ide.server;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.hint.AsyncInlayHints;
import dev.lamina.dsl.ide.hint.InlayHint;
import dev.lamina.dsl.ide.hint.InlayHintProvider;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

/** The language server: what it can, what the editor can, and the beginning and end of their conversation. */
final class LaminaServer implements LanguageServer, LibraryTextService {
	/** What is watched for changes outside of the editor: models, the settings of a project, and the tables that models read. */
	private static final List<String> WATCHED = List.of("**/*.lamina", "**/.lamina.toml", "**/*.csv");
	/** Parsing nests as deep as a text does. */
	private static final long STACK_BYTES = 64L << 20;

	private final String version;
	private final AsyncInlayHints figures;
	private final Set<Path> folders = new LinkedHashSet<>();
	private final LibraryCopies copies = new LibraryCopies();
	private final DocumentUris documentUris = new DocumentUris(copies);
	private final Workspace workspace = Workspace.ofProjects();
	private final LspDocuments lspDocuments = new LspDocuments(documentUris, workspace);
	private final LspDiagnostics lspDiagnostics = new LspDiagnostics(lspDocuments);
	private final WorkspaceEdits edits = new WorkspaceEdits(lspDocuments);
	private final ExecutorService readers = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()),
			LaminaServer::thread);
	private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(LaminaServer::thread);
	private final TextRequests texts = new TextRequests(this, lspDocuments, new RequestExecutor(lspDocuments, readers), edits);
	private final WorkspaceRequests workspaceRequests = new WorkspaceRequests(this, lspDocuments, documentUris, readers);
	private final CompletableFuture<Integer> ended = new CompletableFuture<>();
	private LanguageClient client;
	private DiagnosticPublisher diagnosticPublisher;
	private ClientCapabilities clientCan = new ClientCapabilities();
	private ServerCapabilities capabilities = new ServerCapabilities();
	private boolean initialized;
	private volatile boolean wantsFigures;
	private volatile boolean shutDown;

	LaminaServer(String version, AsyncInlayHints figures) {
		this.version = version;
		this.figures = figures;
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(null, work, "lamina-lsp", STACK_BYTES);
		thread.setDaemon(true);
		return thread;
	}

	void connect(LanguageClient connected) {
		client = connected;
		diagnosticPublisher = new DiagnosticPublisher(lspDocuments, lspDiagnostics, connected, background);
	}

	@Override
	public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
		if (initialized) {
			throw RequestExecutor.error(ResponseErrorCode.InvalidRequest, "The server is initialised already.");
		}
		initialized = true;
		clientCan = Objects.requireNonNullElseGet(params.getCapabilities(), ClientCapabilities::new);
		edits.versioned(Optional.ofNullable(clientCan.getWorkspace()).map(can -> can.getWorkspaceEdit())
				.map(can -> can.getDocumentChanges()).orElse(false));
		documentUris.clientOpensLibrary(isAsked(params, "libraryTexts"));
		lspDiagnostics.configure(clientCan);
		wantsFigures = isAsked(params, "liveFigures");
		rootsOf(params).map(this::folder).flatMap(Optional::stream).forEach(folders::add);
		workspace.setFolders(folders);
		Optional.ofNullable(params.getProcessId())
				.ifPresent(editor -> EditorProcessWatcher.watch(editor, background, () -> ended.complete(exitStatus())));
		capabilities = LaminaServerCapabilities
				.create(Optional.ofNullable(clientCan.getTextDocument()).map(can -> can.getInlayHint()).isPresent());
		return CompletableFuture.completedFuture(new InitializeResult(capabilities, new ServerInfo("Lamina", version)));
	}

	/** Whether the server has said that it answers requests of a method. */
	boolean answers(String method) {
		return LaminaServerCapabilities.isAnswered(capabilities, method);
	}

	private static boolean isAsked(InitializeParams params, String option) {
		return params.getInitializationOptions() instanceof JsonObject options
				&& options.get(option) instanceof JsonPrimitive value && value.getAsBoolean();
	}

	@SuppressWarnings("deprecation") // older editors say where they are in older ways
	private static Stream<String> rootsOf(InitializeParams params) {
		if (params.getWorkspaceFolders() != null && !params.getWorkspaceFolders().isEmpty()) {
			return params.getWorkspaceFolders().stream().map(WorkspaceFolder::getUri);
		}
		return params.getRootUri() != null ? Stream.of(params.getRootUri())
				: Stream.ofNullable(params.getRootPath()).map(path -> Path.of(path).toUri().toString());
	}

	private Optional<Path> folder(String written) {
		URI address = documentUris.fromClient(written);
		return address.isFile() ? Optional.of(Path.of(address.toFileString())) : Optional.empty();
	}

	@Override
	public void initialized(InitializedParams params) {
		boolean registers = Optional.ofNullable(clientCan.getWorkspace()).map(can -> can.getDidChangeWatchedFiles())
				.map(can -> can.getDynamicRegistration()).orElse(false);
		if (registers) {
			List<FileSystemWatcher> watchers = WATCHED.stream().map(pattern -> new FileSystemWatcher(Either.forLeft(pattern)))
					.toList();
			client.registerCapability(new RegistrationParams(List.of(new Registration("files", "workspace/didChangeWatchedFiles",
					new DidChangeWatchedFilesRegistrationOptions(watchers)))));
		}
	}

	@Override
	public CompletableFuture<Object> shutdown() {
		shutDown = true;
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void exit() {
		ended.complete(exitStatus());
	}

	/** What the protocol wants: 0 only if the editor has asked the server to shut down. */
	int exitStatus() {
		return shutDown ? 0 : 1;
	}

	/** The exit status, as soon as the editor wants the server to end, or is gone. */
	CompletableFuture<Integer> ended() {
		return ended;
	}

	void close() {
		readers.shutdownNow();
		background.shutdownNow();
		copies.close();
		lspDiagnostics.close();
		figures.close();
	}

	@Override
	public CompletableFuture<String> libraryText(TextDocumentIdentifier file) {
		return CompletableFuture.completedFuture(LibraryCopies.text(documentUris.fromClient(file.getUri()))
				.orElseThrow(() -> RequestExecutor.error(ResponseErrorCode.InvalidParams,
						"There is no file " + file.getUri() + " in the library.")));
	}

	@Override
	public TextDocumentService getTextDocumentService() {
		return texts;
	}

	@Override
	public WorkspaceService getWorkspaceService() {
		return workspaceRequests;
	}

	@Override
	public void setTrace(SetTraceParams params) {
		// the editor traces the conversation itself
	}

	/** A document has changed. */
	void onDocumentsChanged() {
		diagnosticPublisher.schedule();
	}

	/** A document was closed. */
	void onDocumentClosed(String name) {
		diagnosticPublisher.clear(name, documentUris.fromClient(name));
	}

	/** Files were changed by someone else. */
	void onFilesChanged() {
		workspace.rescan();
		onDocumentsChanged();
		RefreshRequests.requestAll(client, clientCan);
	}

	/** Folders came or went. */
	void onFoldersChanged(WorkspaceFoldersChangeEvent event) {
		event.getRemoved().stream().map(WorkspaceFolder::getUri).map(this::folder).flatMap(Optional::stream)
				.forEach(folders::remove);
		event.getAdded().stream().map(WorkspaceFolder::getUri).map(this::folder).flatMap(Optional::stream).forEach(folders::add);
		workspace.setFolders(folders);
		onDocumentsChanged();
	}

	/**
	 * What is remarked on a document: what follows from it at once, and simulated figures where the editor wants them and they
	 * are known.
	 */
	List<InlayHint> inlayHints(Snapshot snapshot) {
		List<InlayHint> quick = InlayHintProvider.of(snapshot);
		return wantsFigures
				? InlayHint.joined(quick, figures.of(snapshot, () -> RefreshRequests.requestInlayHints(client, clientCan)))
				: quick;
	}

	/** Whether the editor wants to know from which word it goes to a definition. */
	boolean clientSupportsLinks() {
		return Optional.ofNullable(clientCan.getTextDocument()).map(can -> can.getDefinition()).map(can -> can.getLinkSupport())
				.orElse(false);
	}

	/** Whether the editor lets people fill in the places of what was completed. */
	boolean clientSupportsSnippets() {
		return Optional.ofNullable(clientCan.getTextDocument()).map(can -> can.getCompletion())
				.map(can -> can.getCompletionItem())
				.map(can -> can.getSnippetSupport()).orElse(false);
	}

	/** Has the editor change documents and files; whether it did. */
	CompletableFuture<Object> apply(Change change) {
		return client.applyEdit(new ApplyWorkspaceEditParams(edits.of(change), change.label())).thenApply(answer -> {
			if (!answer.isApplied()) {
				throw RequestExecutor.error(ResponseErrorCode.RequestFailed, "The editor did not make the change"
						+ (answer.getFailureReason() == null || answer.getFailureReason().isBlank() ? "."
								: ": " + answer.getFailureReason()));
			}
			return true;
		});
	}

	/** Puts a line into the log that the editor keeps. */
	void log(String sentence) {
		client.logMessage(new MessageParams(MessageType.Info, sentence));
	}
}
