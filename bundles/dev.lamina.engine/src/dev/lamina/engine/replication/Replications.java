package dev.lamina.engine.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.random.RandomStream;

/**
 * Repeats a simulation with independent random streams on a number of threads. Results come in the order of the
 * replications, and what is repeated never depends on the number of threads.
 */
public final class Replications {
	/** Replications that are added at a time until an error is small enough. */
	public static final int ROUND = 4;

	private final int threads;
	private final long seed;
	private final RunControl control;

	/**
	 * @param threads at least 1
	 * @param seed of all replications together
	 * @param control asked and told by all of them; its methods are called by one thread at a time
	 */
	public Replications(int threads, long seed, RunControl control) {
		if (threads < 1) {
			throw new IllegalArgumentException("Replications need at least one thread, not " + threads + ".");
		}
		this.threads = threads;
		this.seed = seed;
		this.control = control;
	}

	/** One replication: a run with a seed of its own. */
	@FunctionalInterface
	public interface Replication<R> {
		/** Runs; only the seed may make a difference. */
		R run(long seed, RunControl control);
	}

	/**
	 * Runs a number of replications.
	 *
	 * @throws CancellationException if the control says so
	 */
	public <R> List<R> run(int number, Replication<R> replication) {
		if (number < 1) {
			throw new IllegalArgumentException("At least one replication is needed, not " + number + ".");
		}
		try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, number), Replications::daemon)) {
			return round(pool, 0, number, new SharedRunControl(control, 0, number), replication);
		}
	}

	/**
	 * Runs rounds of {@link #ROUND} replications until an error is small enough.
	 *
	 * @param error of the results so far, such as the relative half-width of a confidence interval
	 * @param enough the error at which to stop
	 * @param most replications at which to stop in any case
	 * @throws CancellationException if the control says so
	 */
	public <R> List<R> runUntil(ToDoubleFunction<List<R>> error, double enough, int most, Replication<R> replication) {
		List<R> results = new ArrayList<>();
		try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, ROUND), Replications::daemon)) {
			while (results.size() < most) {
				int number = Math.min(ROUND, most - results.size());
				results.addAll(
						round(pool, results.size(), number, new SharedRunControl(control, results.size(), most), replication));
				if (error.applyAsDouble(List.copyOf(results)) <= enough) {
					break;
				}
			}
		}
		control.progress(1);
		return List.copyOf(results);
	}

	private <R> List<R> round(ExecutorService pool, int first, int number, SharedRunControl shared, Replication<R> replication) {
		List<Future<R>> futures = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			long own = RandomStream.seedOf(seed, first + i);
			RunControl part = shared.part();
			futures.add(pool.submit(() -> replication.run(own, part)));
		}
		try {
			return collect(futures);
		} catch (RuntimeException | Error failure) {
			shared.cancel();
			throw failure;
		}
	}

	private static <R> List<R> collect(List<Future<R>> futures) {
		List<R> results = new ArrayList<>();
		for (Future<R> future : futures) {
			try {
				results.add(future.get());
			} catch (InterruptedException interruption) {
				Thread.currentThread().interrupt();
				throw new CancellationException("The run was interrupted.");
			} catch (ExecutionException failure) {
				throw rethrown(failure.getCause());
			}
		}
		return results;
	}

	private static RuntimeException rethrown(Throwable cause) {
		return switch (cause) {
			case RuntimeException exception -> exception;
			case Error error -> throw error;
			default -> new IllegalStateException(cause);
		};
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "replication");
		thread.setDaemon(true);
		return thread;
	}
}
