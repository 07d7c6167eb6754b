package dev.lamina.ui.timeline;

/**
 * The stretch of time that is seen, and where in a window it is seen. It never leaves the time that there is, and shows at least
 * a few nanoseconds. It never changes; times are nanoseconds.
 *
 * @param from  where the recording begins
 * @param to    where it ends, after that
 * @param start the time at the left edge
 * @param end   the time at the right edge
 * @param width of the window, at least 1
 */
record Viewport(long from, long to, long start, long end, int width) {
	private static final long MIN_LENGTH = 100;

	Viewport {
		if (to <= from || end <= start || width < 1) {
			throw new IllegalArgumentException(from + " to " + to + ", seen " + start + " to " + end + " on " + width);
		}
	}

	/** All of a recording. */
	static Viewport all(long from, long to, int width) {
		return new Viewport(from, to, from, to, Math.max(1, width));
	}

	/** Whether all of the time is seen. */
	boolean isAll() {
		return start == from && end == to;
	}

	/** The time at a place of the window, which may lie outside. */
	long time(double x) {
		return start + (long) Math.floor((end - start) * (x / width));
	}

	/** Where a time is seen. */
	double x(long time) {
		return (double) (time - start) / (end - start) * width;
	}

	/** Nanoseconds seen in one unit of the width. */
	double nanosecondsPerUnit() {
		return (double) (end - start) / width;
	}

	/** Where a column of so many begins; that of the one behind the last is where the last one ends. */
	long edge(int column, int count) {
		return column == count ? end : start + (long) Math.floor((double) (end - start) * column / count);
	}

	/** The same in a window of another width. */
	Viewport on(int newWidth) {
		return new Viewport(from, to, start, end, Math.max(1, newWidth));
	}

	/** Seen so many times larger; what is at a place of the window stays there. */
	Viewport zoomed(double factor, double x) {
		long length = Math.clamp(Math.round((end - start) / factor), Math.min(MIN_LENGTH, to - from), to - from);
		long fixed = time(x);
		return showing(fixed - Math.round(length * (x / width)), length);
	}

	/** Moved by a part of the window; what is on the left comes for less than 0. */
	Viewport moved(double by) {
		return showing(start + Math.round((end - start) * (by / width)), end - start);
	}

	/** Exactly a stretch of time with some air around it. */
	Viewport around(long begin, long finish) {
		long air = Math.max(1, (finish - begin) / 4);
		long length = Math.clamp(finish - begin + 2 * air, Math.min(MIN_LENGTH, to - from), to - from);
		return showing(begin - (length - (finish - begin)) / 2, length);
	}

	/** Moved as little as needed to see a stretch of time, or its beginning. */
	Viewport revealing(long begin, long finish) {
		if (begin >= start && finish <= end) {
			return this;
		}
		long length = end - start;
		return showing(begin - Math.max(0, length - (finish - begin)) / 2, length);
	}

	private Viewport showing(long begin, long length) {
		long kept = Math.clamp(begin, from, to - length);
		return new Viewport(from, to, kept, kept + length, width);
	}
}
