package dev.lamina.engine.resource;

/**
 * Is told how stations spend their time, while a run goes on and by the thread that runs it. Times are nanoseconds; an interval
 * is told when it ends, so that those of one station come in order. The one that does not want to know gives none, and the run
 * pays nothing.
 */
public interface StationListener {
	/**
	 * An engine that works for one client at a time ran a job. A job that goes on without a pause may be told in several parts,
	 * each beginning where the last one ended.
	 *
	 * @param done whether the job ends here
	 */
	default void ran(Port client, Job job, long from, long to, boolean done) {
	}

	/** An engine switched to a client in order to run a job of it. */
	default void switched(Port client, Job job, long from, long to) {
	}

	/** An engine was idle because the turn belonged to a client that had no work. */
	default void reserved(Port client, long from, long to) {
	}

	/**
	 * A station that works for several clients at a time finished a job; {@link Job#remaining} says how many nanoseconds of its
	 * whole capacity the job took.
	 */
	default void shared(Port client, Job job, long from, long to) {
	}

	/** A job came to a station, where it waits until it is served. */
	default void jobArrived(Port client, Job job, long now) {
	}

	/** A job is done and leaves a station. */
	default void jobCompleted(Port client, Job job, long now) {
	}
}
