package dev.lamina.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that has started the packaged {@code lamina lsp} and talks to it over the pipes of its process. */
final class LspTestClient implements LanguageClient, AutoCloseable {
	private static final long SECONDS = 60;

	/** The server as this editor sees it. */
	interface Server extends LanguageServer {
		@JsonRequest("lamina/libraryText")
		CompletableFuture<String> libraryText(TextDocumentIdentifier file);
	}

	private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
	private final List<RegistrationParams> registered = new ArrayList<>();
	private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
	private final BlockingQueue<ApplyWorkspaceEditParams> asked = new LinkedBlockingQueue<>();
	private final BlockingQueue<String> refreshed = new LinkedBlockingQueue<>();
	private final Path err;
	private final Process process;
	private final Server server;
	private final Future<Void> listening;

	LspTestClient(Path folder, String... options) throws IOException {
		err = Files.createTempFile("lamina", ".err");
		List<String> line = PackagedJava.line("lsp");
		line.addAll(List.of(options));
		process = new ProcessBuilder(line).directory(folder.toFile()).redirectError(err.toFile()).start();
		Launcher<Server> launcher = new Launcher.Builder<Server>().setLocalService(this).setRemoteInterface(Server.class)
				.setInput(process.getInputStream()).setOutput(process.getOutputStream()).create();
		server = launcher.getRemoteProxy();
		listening = launcher.startListening();
	}

	Server server() {
		return server;
	}

	Process process() {
		return process;
	}

	/** What the server wrote to standard error. */
	String err() throws IOException {
		return Files.readString(err, StandardCharsets.UTF_8);
	}

	/** Waits for an answer. */
	static <T> T answer(CompletableFuture<T> answer) throws Exception {
		return answer.get(SECONDS, TimeUnit.SECONDS);
	}

	/** Waits until problems of a version of a document are told; those of other versions are forgotten. */
	PublishDiagnosticsParams diagnostics(String document, Integer version) throws InterruptedException {
		return diagnostics(told -> told.getUri().equals(document) && java.util.Objects.equals(told.getVersion(), version));
	}

	PublishDiagnosticsParams diagnostics(Predicate<PublishDiagnosticsParams> wanted) throws InterruptedException {
		PublishDiagnosticsParams told = published.poll(SECONDS, TimeUnit.SECONDS);
		while (told != null && !wanted.test(told)) {
			told = published.poll(SECONDS, TimeUnit.SECONDS);
		}
		if (told == null) {
			throw new AssertionError("no diagnostics within " + SECONDS + " s");
		}
		return told;
	}

	/** What the server has asked to be told of. */
	List<RegistrationParams> registered() {
		return registered;
	}

	/** The next change that the server wants made; the editor says that it has made it. */
	ApplyWorkspaceEditParams asked() throws InterruptedException {
		return asked.poll(SECONDS, TimeUnit.SECONDS);
	}

	/** Waits until the server wants lenses asked for again. */
	boolean lensesChange() throws InterruptedException {
		return refreshed.poll(SECONDS, TimeUnit.SECONDS) != null;
	}

	/** The next line that the server puts into the log. */
	String logged() throws InterruptedException {
		return logged.poll(SECONDS, TimeUnit.SECONDS);
	}

	/** Waits for the end of the process and returns its exit status. */
	int ended() throws InterruptedException {
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("lamina lsp still runs after " + SECONDS + " s");
		}
		return process.exitValue();
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
		published.add(diagnostics);
	}

	@Override
	public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
		asked.add(params);
		return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(true));
	}

	@Override
	public CompletableFuture<Void> refreshCodeLenses() {
		refreshed.add("lenses");
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletableFuture<Void> registerCapability(RegistrationParams params) {
		registered.add(params);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void logMessage(MessageParams message) {
		logged.add(message.getMessage());
	}

	@Override
	public void telemetryEvent(Object event) {
		throw new AssertionError("the server sends telemetry");
	}

	@Override
	public void showMessage(MessageParams message) {
		throw new AssertionError(message.getMessage());
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
		throw new AssertionError(request.getMessage());
	}

	@Override
	public void close() throws IOException {
		process.destroyForcibly();
		listening.cancel(true);
		Files.deleteIfExists(err);
	}
}
