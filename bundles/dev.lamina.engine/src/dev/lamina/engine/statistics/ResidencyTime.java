package dev.lamina.engine.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * When a client was in a measured phase, cut exactly at the edges of the window, and how long it needed for each operation there.
 *
 * <p>Time per operation goes from completion to completion: from the last one before the window, or the beginning where there is
 * none, to the last one in it. So nothing depends on how the edges of the window cut an operation. Where a client has waited
 * longer for the end of its last operations than that explains, as when it starves, that wait counts.
 */
public final class ResidencyTime {
	private static final long ABSENT = -1;

	private record Interval(long from, long to) {
	}

	private final MeasurementWindow measurementWindow;
	private final List<Interval> intervals = new ArrayList<>();
	private long since = ABSENT;
	private long origin = ABSENT;
	private long last;
	private long completed;
	private int inFlight = 1;

	/** Nothing yet. */
	public ResidencyTime(MeasurementWindow measurementWindow) {
		this.measurementWindow = measurementWindow;
	}

	/**
	 * A measured phase begins.
	 *
	 * @param atOnce operations that it has under way at most
	 */
	public void begin(long now, int atOnce) {
		since = now;
		origin = origin == ABSENT ? now : origin;
		inFlight = Math.max(inFlight, atOnce);
	}

	/** The measured phase under way has ended, if there is one. */
	public void end(long now) {
		if (since != ABSENT) {
			intervals.add(new Interval(since, now));
			since = ABSENT;
		}
	}

	/** A measured operation is completed. */
	public void completed(long now) {
		if (now < measurementWindow.warmUp()) {
			origin = now;
		} else {
			last = now;
			completed++;
		}
	}

	/** Nanoseconds of the window in which the client was there. */
	public long measured() {
		return within(measurementWindow.warmUp(), measurementWindow.duration());
	}

	/** Nanoseconds between two times in which the client was there; those under way when the run ends last until then. */
	long within(long from, long to) {
		long sum = since == ABSENT ? 0 : overlap(since, measurementWindow.duration(), from, to);
		for (Interval interval : intervals) {
			sum += overlap(interval.from(), interval.to(), from, to);
		}
		return sum;
	}

	private static long overlap(long from, long to, long first, long last) {
		return Math.max(0, Math.min(to, last) - Math.max(from, first));
	}

	/** Nanoseconds per operation; infinite if none was completed in the window. */
	double timePerOperation() {
		if (completed == 0) {
			return Double.POSITIVE_INFINITY;
		}
		double between = (double) within(origin, last) / completed;
		double atLeast = (double) within(origin, measurementWindow.duration()) / (completed + inFlight);
		return Math.max(between, atLeast);
	}
}
