package dev.lamina.dsl.ide.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.Workspace;

class RequestExecutorTest {
	private static final String NAME = "untitled:a.lamina";
	private static final long SECONDS = 60;

	private final ExecutorService threads = Executors.newFixedThreadPool(2);
	private final LspDocuments lspDocuments = new LspDocuments(new DocumentUris(new LibraryCopies()), new Workspace(List.of()));
	private final RequestExecutor requestExecutor = new RequestExecutor(lspDocuments, threads);

	@AfterEach
	void end() {
		threads.shutdownNow();
	}

	@Test
	void whatIsCancelledHearsOfIt() throws Exception {
		lspDocuments.open(NAME, 1, "vm a");
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch heard = new CountDownLatch(1);
		CompletableFuture<String> answer = requestExecutor.submit(NAME, (snapshot, cancelled) -> {
			begun.countDown();
			while (!cancelled.isCanceled()) {
				Thread.onSpinWait();
			}
			heard.countDown();
			return "late";
		});
		assertTrue(begun.await(SECONDS, TimeUnit.SECONDS));
		answer.cancel(true);
		assertTrue(heard.await(SECONDS, TimeUnit.SECONDS));
		assertThrows(CancellationException.class, answer::join);
	}

	@Test
	void anAnswerToAnOlderTextIsDropped() throws Exception {
		lspDocuments.open(NAME, 1, "vm a");
		CountDownLatch changed = new CountDownLatch(1);
		CompletableFuture<String> answer = requestExecutor.submit(NAME, (snapshot, cancelled) -> {
			changed.await(SECONDS, TimeUnit.SECONDS);
			return snapshot.text();
		});
		lspDocuments.change(NAME, Optional.of(2), List.of(new TextDocumentContentChangeEvent("vm b")));
		changed.countDown();
		ExecutionException refused = assertThrows(ExecutionException.class, () -> answer.get(SECONDS, TimeUnit.SECONDS));
		assertEquals(ResponseErrorCode.ContentModified.getValue(),
				((ResponseErrorException) refused.getCause()).getResponseError().getCode());
		assertEquals("vm b",
				requestExecutor.submit(NAME, (snapshot, cancelled) -> snapshot.text()).get(SECONDS, TimeUnit.SECONDS));
	}

	@Test
	void whatIsNotThereHasNoAnswer() {
		assertNull(requestExecutor.submit("untitled:nothing", (snapshot, cancelled) -> "something").join());
	}
}
