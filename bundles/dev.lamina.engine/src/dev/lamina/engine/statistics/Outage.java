package dev.lamina.engine.statistics;

/**
 * One interruption of a client, as it came to pass.
 *
 * @param total nanoseconds from when it was announced until the client went on, or until the end of the run
 * @param downtime nanoseconds of these in which the client was stopping, at rest or coming back
 */
public record Outage(long total, long downtime) {
}
