package dev.lamina.ui.timeline;

import java.util.Arrays;

/**
 * Spans that follow each other without overlaps, such as the work of an engine. What it is asked about any stretch of time is
 * exact, and takes as long as a few binary searches, however many spans there are. It never changes. Times are nanoseconds of
 * simulated time.
 *
 * <p>Each span has a tint: a small number that says which VM, or which loss, it belongs to.
 */
final class Spans {
	private final long[] from;
	private final long[] to;
	private final int[] tint;
	private final int[] vm;
	private final int[] label;
	private final int[] number;
	private final float[] waited;
	private final boolean[] done;
	/** The tints that occur, ascending; by each of them the spans that have it, and how long the ones before took together. */
	private final int[] tints;
	private final int[] order;
	private final int[][] places;
	private final long[][] before;

	private Spans(Builder builder) {
		int size = builder.size;
		from = Arrays.copyOf(builder.from, size);
		to = Arrays.copyOf(builder.to, size);
		tint = Arrays.copyOf(builder.tint, size);
		vm = Arrays.copyOf(builder.vm, size);
		label = Arrays.copyOf(builder.label, size);
		number = Arrays.copyOf(builder.number, size);
		waited = Arrays.copyOf(builder.waited, size);
		done = Arrays.copyOf(builder.done, size);
		tints = Arrays.stream(tint).distinct().sorted().toArray();
		int[] sizes = new int[tints.length == 0 ? 0 : tints[tints.length - 1] + 1];
		for (int each : tint) {
			sizes[each]++;
		}
		places = new int[tints.length][];
		before = new long[tints.length][];
		order = new int[sizes.length];
		for (int i = 0; i < tints.length; i++) {
			order[tints[i]] = i;
			places[i] = new int[sizes[tints[i]]];
			before[i] = new long[sizes[tints[i]] + 1];
		}
		int[] filled = new int[tints.length];
		for (int span = 0; span < size; span++) {
			int i = order[tint[span]];
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

	int tint(int span) {
		return tint[span];
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

	/** Nanoseconds that it waited since it was asked for, or since its last turn; not a number where nobody knows. */
	float waited(int span) {
		return waited[span];
	}

	/** Whether it came to its end, and not only its turn. */
	boolean done(int span) {
		return done[span];
	}

	/** The tints that occur, ascending. */
	int[] tints() {
		return tints;
	}

	/** Adds the time that spans from one up to another have between two times, in the order of {@link #tints()}. */
	void add(int first, int last, long begin, long end, long[] busy) {
		for (int span = first; span < last; span++) {
			busy[order[tint[span]]] += Math.min(end, to[span]) - Math.max(begin, from[span]);
		}
	}

	/** The first span that ends after a time; {@link #size()} where there is none. */
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

	/** The first span that begins at a time or after it; {@link #size()} where there is none. */
	int firstFrom(long time) {
		int span = firstAfter(time);
		return span < from.length && from[span] < time ? span + 1 : span;
	}

	/** The span at a time; -1 where there is none. */
	int at(long time) {
		int span = firstAfter(time);
		return span < from.length && from[span] <= time ? span : -1;
	}

	/** Sums from the beginning on. */
	Sums sums() {
		return new Sums();
	}

	/**
	 * How long spans of each tint took before a time that only goes on. To go on takes as long as a search in what lies between,
	 * which is little where it is a pixel.
	 */
	final class Sums {
		private final int[] next = new int[tints.length];
		private final long[] taken = new long[tints.length];
		private int span;

		/** The sums, in the order of {@link #tints()}; the same array all the time. */
		long[] taken() {
			return taken;
		}

		/** Goes on to a time that is not before the one it went to last. */
		void to(long time) {
			while (span < from.length && from[span] < time) {
				int leap = span + 16;
				span = leap < from.length && from[leap] < time ? Math.max(leap, firstFrom(time)) : span + 1;
			}
			long beyond = span > 0 ? to[span - 1] - time : 0;
			for (int i = 0; i < tints.length; i++) {
				next[i] = lower(places[i], span, next[i]);
				taken[i] = before[i][next[i]];
				if (beyond > 0 && tint[span - 1] == tints[i]) {
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
		private int[] tint = new int[16];
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
			tint[size] = itsTint;
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

		Spans build() {
			return new Spans(this);
		}

		private void grow(int room) {
			from = Arrays.copyOf(from, room);
			to = Arrays.copyOf(to, room);
			tint = Arrays.copyOf(tint, room);
			vm = Arrays.copyOf(vm, room);
			label = Arrays.copyOf(label, room);
			number = Arrays.copyOf(number, room);
			waited = Arrays.copyOf(waited, room);
			done = Arrays.copyOf(done, room);
		}
	}
}
