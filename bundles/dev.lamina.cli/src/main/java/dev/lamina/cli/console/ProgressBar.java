package dev.lamina.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.LeastSearch;
import dev.lamina.simulation.RunMonitor;

/** Shows on standard error how far a run is and how long it still takes, where a person looks on; otherwise it shows nothing. */
public final class ProgressBar implements RunMonitor, AutoCloseable {
	private static final int WIDTH = 30;
	private static final long MIN_PAUSE_NANOS = 100_000_000;
	private static final long MAX_PAUSE_NANOS = 1_000_000_000;
	private static final String CLEAR = "\r\u001b[K";

	private final Console console;
	private final int runs;
	private final String doing;
	private final LongSupplier clock;
	private final long startedAt;
	private final List<ImpossibleCombination> impossible = new ArrayList<>();
	private Optional<LeastSearch> search = Optional.empty();
	private int finishedRuns;
	private int shownPercent = -1;
	private long shownAt;

	/**
	 * A bar for several parts of equal length.
	 *
	 * @param doing what is going on, such as "simulating"
	 */
	public ProgressBar(Console console, int runs, String doing) {
		this(console, runs, doing, System::nanoTime);
	}

	/** A bar by a clock of its own, which counts nanoseconds. */
	ProgressBar(Console console, int runs, String doing, LongSupplier clock) {
		this.console = console;
		this.runs = runs;
		this.doing = doing;
		this.clock = clock;
		this.startedAt = clock.getAsLong();
		this.shownAt = startedAt;
	}

	/** The next run begins where the last one ended. */
	public synchronized void completeRun() {
		finishedRuns++;
		impossible.clear();
		search = Optional.empty();
	}

	/** One part is done, and nothing is known of others that may go on beside it. */
	public synchronized void completePart() {
		completeRun();
		progress(0);
	}

	@Override
	public boolean isCancelled() {
		return false;
	}

	@Override
	public synchronized void progress(double fraction) {
		if (!console.isInteractive()) {
			return;
		}
		double whole = (finishedRuns + Math.clamp(fraction, 0.0, 1.0)) / runs;
		int percent = (int) Math.floor(whole * 100);
		long now = clock.getAsLong();
		if (percent < shownPercent || now - shownAt < (percent == shownPercent ? MAX_PAUSE_NANOS : MIN_PAUSE_NANOS)) {
			return;
		}
		shownPercent = percent;
		shownAt = now;
		String remaining = RemainingTime.phrase(now - startedAt, whole);
		int filled = (int) Math.floor(whole * WIDTH);
		console.err().print(CLEAR + doing + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %"
				+ (remaining.isEmpty() ? "" : ", " + remaining));
	}

	@Override
	public synchronized void searched(LeastSearch found) {
		search = Optional.of(found);
	}

	/** What a search has found since the last run ended; nothing if it was none. */
	public synchronized Optional<LeastSearch> search() {
		return search;
	}

	@Override
	public synchronized void skipped(ImpossibleCombination combination) {
		impossible.add(combination);
	}

	/** What was told to {@link #skipped} since the last run ended. */
	public synchronized List<ImpossibleCombination> impossible() {
		return List.copyOf(impossible);
	}

	/** Takes the bar away. */
	@Override
	public synchronized void close() {
		if (shownPercent >= 0) {
			console.err().print(CLEAR);
		}
	}
}
