package dev.lamina.dsl.ide.server;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

import dev.lamina.dsl.ide.hint.AsyncInlayHints;

/** One conversation with an editor, from its first message to its last. */
public final class LanguageServerSession {
	private LanguageServerSession() {
	}

	/**
	 * Serves an editor until it says goodbye, hangs up, or its process is gone.
	 *
	 * @param in      what the editor says
	 * @param out     what it is told; no one else may write to it
	 * @param version the version of Lamina, as the editor shows it
	 * @param figures what is shown beside the text besides, where the editor wants it; closed at the end
	 * @return the exit status that the protocol wants: 0 if the editor has asked the server to shut down, otherwise 1
	 */
	public static int run(InputStream in, OutputStream out, String version, AsyncInlayHints figures) throws InterruptedException {
		LaminaServer server = new LaminaServer(version, figures);
		ExecutorService listener = Executors
				.newCachedThreadPool(Thread.ofPlatform().daemon().name("lamina-lsp-messages").factory());
		try {
			Launcher<LanguageClient> launcher = new EditorConnection(server).setLocalService(server)
					.setRemoteInterface(LanguageClient.class)
					.setInput(in).setOutput(out).setExecutorService(listener).create();
			server.connect(launcher.getRemoteProxy());
			Future<Void> listening = launcher.startListening();
			CompletableFuture<Integer> hungUp = CompletableFuture.supplyAsync(() -> ended(listening, server), listener);
			return (Integer) CompletableFuture.anyOf(server.ended(), hungUp).get();
		} catch (ExecutionException unexpected) {
			ServerLog.logUnexpected(unexpected);
			return 1;
		} finally {
			server.close();
			listener.shutdownNow();
		}
	}

	private static int ended(Future<Void> listening, LaminaServer server) {
		try {
			listening.get();
		} catch (ExecutionException broken) {
			ServerLog.logLine("the connection to the editor broke: " + broken.getCause().getMessage());
		} catch (InterruptedException saidGoodbye) {
			Thread.currentThread().interrupt();
		}
		return server.exitStatus();
	}
}
