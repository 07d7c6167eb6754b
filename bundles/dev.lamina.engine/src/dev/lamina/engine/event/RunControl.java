package dev.lamina.engine.event;

/** Watches a run and may end it; called every few thousand events from the thread that runs it. */
public interface RunControl {
	/** Lets every run come to its end and tells no one. */
	RunControl NONE = new RunControl() {
	};

	/** Whether the run is to stop with a {@link java.util.concurrent.CancellationException}. */
	default boolean isCancelled() {
		return false;
	}

	/** Tells how much of the simulated time has passed, between 0 and 1, never decreasing. */
	default void progress(double fraction) {
	}
}
