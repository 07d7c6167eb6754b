package dev.lamina.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Simulates the newest snapshot of each document in the background.
 *
 * <p>Any thread may ask at any time, and no call waits. Asking for a newer snapshot of a document cancels the one before; so does
 * anything that outdates a snapshot. What is delivered is always of the snapshot that was asked for, and the same text always
 * gives the same figures or, where time runs out, none.
 */
public final class LiveSimulation implements AutoCloseable {
	/** Parsing and copying nest as deep as a text does. */
	private static final long STACK_BYTES = 64L << 20;

	private final SimulationBudget simulationBudget;
	private final Map<URI, Request> newest = new HashMap<>();
	private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
		Thread worker = new Thread(null, work, "lamina-live", STACK_BYTES);
		worker.setDaemon(true);
		worker.setPriority(Thread.MIN_PRIORITY);
		return worker;
	});

	private record Request(Snapshot snapshot, CompletableFuture<LiveResults> answer) {
		boolean isOver() {
			return answer.isDone() || snapshot.isOutdated();
		}
	}

	/** Simulations that may cost so much each. */
	public LiveSimulation(SimulationBudget simulationBudget) {
		this.simulationBudget = simulationBudget;
	}

	/**
	 * The figures of a snapshot: those that are known, those on the way, or from now on the way.
	 *
	 * @return cancelled where a newer snapshot of the document is asked for meanwhile, where this one is outdated, or where the
	 *     service is closed; the one that cancels it stops the simulation
	 */
	public synchronized CompletableFuture<LiveResults> requestResults(Snapshot snapshot) {
		Request last = newest.get(snapshot.uri());
		if (last != null && last.snapshot() == snapshot && !last.answer().isCancelled()) {
			return last.answer();
		}
		if (last != null) {
			last.answer().cancel(false);
		}
		Request request = new Request(snapshot, new CompletableFuture<>());
		if (thread.isShutdown()) {
			request.answer().cancel(false);
			return request.answer();
		}
		newest.put(snapshot.uri(), request);
		thread.execute(() -> answer(request));
		return request.answer();
	}

	/** The figures of a snapshot where they are known already. */
	public synchronized Optional<LiveResults> knownResults(Snapshot snapshot) {
		Request last = newest.get(snapshot.uri());
		boolean known = last != null && last.snapshot() == snapshot && last.answer().isDone()
				&& !last.answer().isCompletedExceptionally();
		return known ? Optional.of(last.answer().join()) : Optional.empty();
	}

	/** Forgets a document that no one looks at any more, and cancels what is on the way for it. */
	public synchronized void forget(URI document) {
		Request last = newest.remove(document);
		if (last != null) {
			last.answer().cancel(false);
		}
	}

	private void answer(Request request) {
		try {
			if (request.isOver()) {
				throw new CancellationException();
			}
			LiveResults figures = new PreviewRun(request.snapshot(), simulationBudget, request::isOver).simulate();
			if (request.isOver()) {
				throw new CancellationException();
			}
			request.answer().complete(figures);
		} catch (CancellationException older) {
			request.answer().cancel(false);
		} catch (RuntimeException | StackOverflowError unexpected) {
			request.answer().completeExceptionally(unexpected);
		}
	}

	/** Cancels everything; from now on every answer is a cancellation. */
	@Override
	public synchronized void close() {
		newest.values().forEach(request -> request.answer().cancel(false));
		newest.clear();
		thread.shutdownNow();
	}
}
