package dev.lamina.dsl.ide.server;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.service.OperationCanceledError;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Answers requests beside each other, each from the snapshot that was the newest when the request came.
 *
 * <p>A cancelled request is answered as cancelled. An answer to which the document no longer fits is dropped and said to be of
 * modified content, which editors take for no answer.
 */
final class RequestExecutor {
	/** What is said where something went wrong that no one has thought of. */
	static final String UNEXPECTED = "Lamina could not answer. That is a mistake in Lamina, not in the file; its log says more.";

	private final LspDocuments lspDocuments;
	private final ExecutorService threads;

	/** What computes an answer. */
	@FunctionalInterface
	interface Answer<T> {
		T of(Snapshot snapshot, CancelIndicator cancelled) throws Exception;
	}

	RequestExecutor(LspDocuments lspDocuments, ExecutorService threads) {
		this.lspDocuments = lspDocuments;
		this.threads = threads;
	}

	/** Answers from a document; null if there is no such document. */
	<T> CompletableFuture<T> submit(String document, Answer<T> answer) {
		Optional<Snapshot> snapshot = lspDocuments.snapshot(document);
		if (snapshot.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		return CompletableFutures.computeAsync(threads, checker -> {
			checker.checkCanceled();
			T result = compute(snapshot.get(), checker::isCanceled, answer);
			checker.checkCanceled();
			if (!lspDocuments.isCurrent(snapshot.get())) {
				throw error(ResponseErrorCode.ContentModified, "The document has changed.");
			}
			return result;
		});
	}

	/** An answer that is no answer but a sentence for the user. */
	static ResponseErrorException error(ResponseErrorCode code, String sentence) {
		return new ResponseErrorException(new ResponseError(code, sentence, null));
	}

	private static <T> T compute(Snapshot snapshot, CancelIndicator cancelled, Answer<T> answer) {
		try {
			return answer.of(snapshot, cancelled);
		} catch (ResponseErrorException | CancellationException known) {
			throw known;
		} catch (OperationCanceledError | org.eclipse.core.runtime.OperationCanceledException stopped) {
			throw new CancellationException();
		} catch (Exception | StackOverflowError unexpected) {
			ServerLog.logUnexpected(unexpected);
			throw error(ResponseErrorCode.InternalError, UNEXPECTED);
		}
	}
}
