package dev.lamina.engine.statistics;

/**
 * One interruption of a client, as it came to pass.
 *
 * @param total nanoseconds from when it was announced until the client went on, or until the end of the run
 * @param downtime nanoseconds of these in which the client was stopping, at rest or coming back
 * @param cause what happened, in a word such as {@code migrate}; may be empty
 */
public record Downtime(long total, long downtime, String cause) {
	/** An outage without a word for what happened. */
	public Downtime(long total, long downtime) {
		this(total, downtime, "");
	}
}
