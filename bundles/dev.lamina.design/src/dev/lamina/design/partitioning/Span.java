package dev.lamina.design.partitioning;

/**
 * A stretch of an axis, as parts of its whole length.
 *
 * @param start  where it begins, 0 to 1
 * @param extent how long it is, 0 to 1
 */
public record Span(double start, double extent) {
	/** The whole axis. */
	public static final Span ALL = new Span(0, 1);

	/** A stretch of positions on an axis of that many. */
	public static Span of(long start, long size, long length) {
		return new Span((double) start / length, (double) size / length);
	}

	/** Where it ends, 0 to 1. */
	public double end() {
		return start + extent;
	}
}
