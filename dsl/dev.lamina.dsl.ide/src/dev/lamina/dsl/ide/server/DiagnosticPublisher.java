package dev.lamina.dsl.ide.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.util.CancelIndicator;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Tells the editor what is wrong with the open documents, in the background, a moment after the last change.
 *
 * <p>One thread validates; a change ends what it is doing. What is told is always of the version that it is told for, and nothing
 * is told twice.
 */
final class DiagnosticPublisher {
	/** Short enough to seem immediate, long enough not to check every letter of a word. */
	private static final long PAUSE_MILLISECONDS = 80;

	private final LspDocuments lspDocuments;
	private final LspDiagnostics lspDiagnostics;
	private final LanguageClient client;
	private final ScheduledExecutorService thread;
	/** Used by that thread only. */
	private final Map<URI, Snapshot> published = new HashMap<>();
	private ScheduledFuture<?> next;

	DiagnosticPublisher(LspDocuments lspDocuments, LspDiagnostics lspDiagnostics, LanguageClient client,
			ScheduledExecutorService thread) {
		this.lspDocuments = lspDocuments;
		this.lspDiagnostics = lspDiagnostics;
		this.client = client;
		this.thread = thread;
	}

	/** Something has changed. */
	synchronized void schedule() {
		if (next != null) {
			next.cancel(false);
		}
		next = thread.schedule(this::publishAll, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
	}

	/** A document was closed: its problems are no longer shown. */
	void clear(String name, URI address) {
		thread.execute(() -> {
			published.remove(address);
			client.publishDiagnostics(new PublishDiagnosticsParams(name, List.of()));
		});
		schedule();
	}

	private void publishAll() {
		try {
			for (URI address : lspDocuments.openUris().reversed()) {
				lspDocuments.snapshot(address).filter(snapshot -> published.get(address) != snapshot).ifPresent(this::publish);
			}
		} catch (RuntimeException | StackOverflowError unexpected) {
			ServerLog.logUnexpected(unexpected);
		}
	}

	private void publish(Snapshot snapshot) {
		Optional<List<Diagnostic>> problems = snapshot.diagnostics(CancelIndicator.NullImpl);
		Integer version = lspDocuments.version(snapshot.uri()).orElse(null);
		if (problems.isPresent() && lspDocuments.isCurrent(snapshot)) {
			published.put(snapshot.uri(), snapshot);
			client.publishDiagnostics(new PublishDiagnosticsParams(lspDocuments.name(snapshot.uri()),
					lspDiagnostics.of(snapshot, problems.get()), version));
		}
	}
}
