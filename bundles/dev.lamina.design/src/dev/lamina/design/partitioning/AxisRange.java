package dev.lamina.design.partitioning;

/**
 * A stretch of an axis, as parts of its whole length.
 *
 * @param start  where it begins, 0 to 1
 * @param extent how long it is, 0 to 1
 */
public record AxisRange(double start, double extent) {
	/** The whole axis. */
	public static final AxisRange ALL = new AxisRange(0, 1);

	/** A stretch of positions on an axis of that many. */
	public static AxisRange of(long start, long size, long length) {
		return new AxisRange((double) start / length, (double) size / length);
	}

	/** Where it ends, 0 to 1. */
	public double end() {
		return start + extent;
	}
}
