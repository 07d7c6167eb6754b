package dev.lamina.ui.timeline;

import java.util.Arrays;

/**
 * Spans that follow each other without overlaps, such as the work of an engine. What it is asked about any stretch of time is
 * exact, and takes as long as a few binary searches, however many spans there are. It never changes. Times are nanoseconds of
 * simulated time.
 *
 * <p>Each span has a tint: a small number that says which VM, or which loss, it belongs to.
 */
final class SpanStore {
	private final long[] from;
	private final long[] to;
	private final int[] colorIndex;
	private final int[] vm;
	private final int[] label;
	private final int[] number;
	private final float[] waited;
	private final boolean[] done;
	/** The tints that occur, ascending; by each of them the spans that have it, and how long the ones before took together. */
	private final int[] colorIndexes;
	private final int[] order;
	private final int[][] places;
	private final long[][] before;

	private SpanStore(Builder builder) {
		int size = builder.size;
		from = Arrays.copyOf(builder.from, size);
		to = Arrays.copyOf(builder.to, size);
		colorIndex = Arrays.copyOf(builder.colorIndex, size);
		vm = Arrays.copyOf(builder.vm, size);
		label = Arrays.copyOf(builder.label, size);
		number = Arrays.copyOf(builder.number, size);
		waited = Arrays.copyOf(builder.waited, size);
		done = Arrays.copyOf(builder.done, size);
		colorIndexes = Arrays.stream(colorIndex).distinct().sorted().toArray();
		int[] sizes = new int[colorIndexes.length == 0 ? 0 : colorIndexes[colorIndexes.length - 1] + 1];
		for (int each : colorIndex) {
			sizes[each]++;
		}
		places = new int[colorIndexes.length][];
		before = new long[colorIndexes.length][];
		order = new int[sizes.length];
		for (int i = 0; i < colorIndexes.length; i++) {
			order[colorIndexes[i]] = i;
			places[i] = new int[sizes[colorIndexes[i]]];
			before[i] = new long[sizes[colorIndexes[i]] + 1];
		}
		int[] filled = new int[colorIndexes.length];
		for (int span = 0; span < size; span++) {
			int i = order[colorIndex[span]];
			int at = filled[i]++;
			places[i][at] = span;
			before[i][at + 1] = before[i][at] + to[span] - from[span];
		}
	}

	int size() {
		return from.length;
	}

	long from(int span) {
		return from[span];
	}

	long to(int span) {
		return to[span];
	}

	int colorIndex(int span) {
		return colorIndex[span];
	}

	/** The number of the VM. */
	int vm(int span) {
		return vm[span];
	}

	/** The number of the words that say what it is. */
	int label(int span) {
		return label[span];
	}

	/** The number of the operation that it belongs to; -1 for none. */
	int number(int span) {
		return number[span];
	}

	/** Nanoseconds that it waited since it was asked for, or since its last turn; not a number if no one knows. */
	float waited(int span) {
		return waited[span];
	}

	/** Whether it came to its end, and not only its turn. */
	boolean done(int span) {
		return done[span];
	}

	/** The tints that occur, ascending. */
	int[] colorIndexes() {
		return colorIndexes;
	}

	/** Adds the time that spans from one up to another have between two times, in the order of {@link #colorIndexes()}. */
	void add(int first, int last, long begin, long end, long[] busy) {
		for (int span = first; span < last; span++) {
			busy[order[colorIndex[span]]] += Math.min(end, to[span]) - Math.max(begin, from[span]);
		}
	}

	/** The first span that ends after a time; {@link #size()} if there is none. */
	int firstAfter(long time) {
		int low = 0;
		int high = to.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (to[middle] > time) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		return low;
	}

	/** The first span that begins at a time or after it; {@link #size()} if there is none. */
	int firstFrom(long time) {
		int span = firstAfter(time);
		return span < from.length && from[span] < time ? span + 1 : span;
	}

	/** The span at a time; -1 if there is none. */
	int at(long time) {
		int span = firstAfter(time);
		return span < from.length && from[span] <= time ? span : -1;
	}

	/** Sums from the beginning on. */
	RunningSums sums() {
		return new RunningSums();
	}

	/**
	 * How long spans of each tint took before a time that only goes on. To go on takes as long as a search in what lies between,
	 * which is little where it is a pixel.
	 */
	final class RunningSums {
		private final int[] next = new int[colorIndexes.length];
		private final long[] taken = new long[colorIndexes.length];
		private int span;

		/** The sums, in the order of {@link #colorIndexes()}; the same array all the time. */
		long[] taken() {
			return taken;
		}

		/** Goes on to a time that is not before the one it went to last. */
		void advanceTo(long time) {
			while (span < from.length && from[span] < time) {
				int leap = span + 16;
				span = leap < from.length && from[leap] < time ? Math.max(leap, firstFrom(time)) : span + 1;
			}
			long beyond = span > 0 ? to[span - 1] - time : 0;
			for (int i = 0; i < colorIndexes.length; i++) {
				next[i] = lower(places[i], span, next[i]);
				taken[i] = before[i][next[i]];
				if (beyond > 0 && colorIndex[span - 1] == colorIndexes[i]) {
					taken[i] -= beyond;
				}
			}
		}

		/** The first place from one on whose value is not less. */
		private static int lower(int[] sorted, int value, int begin) {
			int step = 1;
			int low = begin;
			while (low + step <= sorted.length && sorted[low + step - 1] < value) {
				low += step;
				step *= 2;
			}
			int high = Math.min(sorted.length, low + step - 1);
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (sorted[middle] >= value) {
					high = middle;
				} else {
					low = middle + 1;
				}
			}
			return low;
		}
	}

	/** Collects spans as they come. */
	static final class Builder {
		private long[] from = new long[16];
		private long[] to = new long[16];
		private int[] colorIndex = new int[16];
		private int[] vm = new int[16];
		private int[] label = new int[16];
		private int[] number = new int[16];
		private float[] waited = new float[16];
		private boolean[] done = new boolean[16];
		private int size;

		int size() {
			return size;
		}

		/**
		 * Takes a span that begins where the last one ended, or later.
		 *
		 * @return its place
		 */
		int add(long begin, long end, int itsTint, int itsVm, int itsLabel, int itsNumber, boolean isDone) {
			if (end <= begin || size > 0 && to[size - 1] > begin) {
				throw new IllegalArgumentException("A span from " + begin + " to " + end + " does not follow the last one.");
			}
			if (size == from.length) {
				grow(size * 2);
			}
			from[size] = begin;
			to[size] = end;
			colorIndex[size] = itsTint;
			vm[size] = itsVm;
			label[size] = itsLabel;
			number[size] = itsNumber;
			waited[size] = Float.NaN;
			done[size] = isDone;
			return size++;
		}

		/** When a span that was added began. */
		long from(int span) {
			return from[span];
		}

		/** When a span that was added ended. */
		long to(int span) {
			return to[span];
		}

		/** Says how long a span waited. */
		void waited(int span, long nanoseconds) {
			waited[span] = nanoseconds;
		}

		SpanStore build() {
			return new SpanStore(this);
		}

		private void grow(int room) {
			from = Arrays.copyOf(from, room);
			to = Arrays.copyOf(to, room);
			colorIndex = Arrays.copyOf(colorIndex, room);
			vm = Arrays.copyOf(vm, room);
			label = Arrays.copyOf(label, room);
			number = Arrays.copyOf(number, room);
			waited = Arrays.copyOf(waited, room);
			done = Arrays.copyOf(done, room);
		}
	}
}
