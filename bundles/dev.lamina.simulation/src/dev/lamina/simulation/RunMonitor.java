package dev.lamina.simulation;

import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.LeastSearch;

/** Watches a run and may stop it. Its methods are called often and from any thread. */
public interface RunMonitor {
	/** Watches nothing and never stops a run. */
	RunMonitor NONE = new RunMonitor() {
		@Override
		public boolean isCancelled() {
			return false;
		}

		@Override
		public void progress(double fraction) {
			// no one looks
		}
	};

	/** Whether the run shall end as soon as it can; it then throws {@link java.util.concurrent.CancellationException}. */
	boolean isCancelled();

	/** The fraction of the whole run that is done, from 0 to 1. */
	void progress(double fraction);

	/** One replication is over, which took so many events: those of the VMs as modelled, and those of each VM alone. */
	default void replicated(long events) {
		// anyone who only waits for the end needs no count
	}

	/** A search for the least number that keeps all promises has ended. */
	default void searched(LeastSearch search) {
		// anyone who only looks at results sees which numbers were run
	}

	/** One combination of a sweep cannot be run; the others are. */
	default void skipped(ImpossibleCombination combination) {
		// anyone who only counts results sees that it is missing
	}
}
