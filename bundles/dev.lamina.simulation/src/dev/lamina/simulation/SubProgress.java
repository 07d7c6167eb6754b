package dev.lamina.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.LeastSearch;

/**
 * One of several runs after each other that one monitor watches: its progress is a part of the whole, and it keeps what could not
 * be run.
 */
public final class SubProgress implements RunMonitor {
	private final RunMonitor whole;
	private final double done;
	private final double size;
	private final List<ImpossibleCombination> impossible = new ArrayList<>();
	private Optional<LeastSearch> search = Optional.empty();

	private SubProgress(RunMonitor whole, double done, double size) {
		this.whole = whole;
		this.done = done;
		this.size = size;
	}

	/**
	 * A part.
	 *
	 * @param whole  watches all of them
	 * @param number which one it is, from 0
	 * @param all    how many there are
	 */
	public SubProgress(RunMonitor whole, int number, int all) {
		this(whole, (double) number / all, 1.0 / all);
	}

	/** The same part from its beginning. */
	public SubProgress restarted() {
		return new SubProgress(whole, done, size);
	}

	@Override
	public boolean isCancelled() {
		return whole.isCancelled();
	}

	@Override
	public void progress(double fraction) {
		whole.progress(done + size * fraction);
	}

	@Override
	public void replicated(long events) {
		whole.replicated(events);
	}

	@Override
	public synchronized void searched(LeastSearch found) {
		search = Optional.of(found);
		whole.searched(found);
	}

	/** What a search has found; nothing if it was none. */
	public synchronized Optional<LeastSearch> search() {
		return search;
	}

	@Override
	public synchronized void skipped(ImpossibleCombination combination) {
		impossible.add(combination);
		whole.skipped(combination);
	}

	/** The combinations of this part that could not be run. */
	public synchronized List<ImpossibleCombination> impossible() {
		return List.copyOf(impossible);
	}
}
