package dev.lamina.engine.resource;

import dev.lamina.engine.statistics.ResourceResult;

/** A resource at work in one run: takes jobs and calls each of them back when it is done. */
public interface Station {
	/**
	 * Takes a job whose {@link Job#demand} is above zero; {@link Job#completed} is called at a later event, when
	 * {@link Job#service} and {@link Job#switching} say what the job had.
	 */
	void submit(Job job, int port);

	/** A client becomes resident: from now on it may have turns, also while it has no work. */
	default void join(int port) {
	}

	/** A client without work leaves. */
	default void leave(int port) {
	}

	/** Tells the user from now on how it spends its time. */
	default void setListener(StationListener stationListener) {
	}

	/** What was measured, where the run has come to its end. */
	ResourceResult result();
}
