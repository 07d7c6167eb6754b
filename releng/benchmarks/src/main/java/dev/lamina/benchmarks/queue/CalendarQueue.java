package dev.lamina.benchmarks.queue;

import java.util.Arrays;

/**
 * A calendar queue as Brown described it in 1988: as many days as events, each a sorted list, in a year that comes round again.
 * It has neither handlers nor moving or cancelling. It looks at the length of its days again when events have become dear, which
 * is when the gaps have come to be unlike those that the length was chosen for.
 */
final class CalendarQueue implements PendingEvents {
	private static final int NONE = -1;
	/** How many events next to come the length of a day is taken from. */
	private static final int SAMPLE = 64;
	/** Days and events passed over for one event, in the mean, from which on the length is looked at again. */
	private static final int DEAR = 6;

	private final EventGaps eventGaps;
	private final int[] first;
	private final int[] following;
	private final long[] times;
	private int shift;
	private long day;
	private long steps;
	private int handled;
	private int patience;

	CalendarQueue(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		first = new int[Integer.highestOneBit(Math.max(2, pending - 1)) * 2];
		following = new int[pending];
		times = new long[pending];
		Arrays.setAll(times, event -> eventGaps.next());
		patience = pending;
		arrange();
	}

	@Override
	public void hold(int events) {
		for (int count = 0; count < events; count++) {
			int event = takeFirst();
			times[event] += eventGaps.next();
			add(event);
			if (++handled == patience) {
				review();
			}
		}
	}

	private int takeFirst() {
		for (int passed = 0; passed <= first.length; passed++) {
			int bucket = (int) day & first.length - 1;
			int event = first[bucket];
			if (event != NONE && times[event] >> shift == day) {
				first[bucket] = following[event];
				return event;
			}
			day++;
			steps++;
		}
		// a whole year without an event: go to the year of the next one
		long earliest = Long.MAX_VALUE;
		for (int event : first) {
			earliest = event == NONE ? earliest : Math.min(earliest, times[event]);
		}
		steps += first.length;
		day = earliest >> shift;
		return takeFirst();
	}

	private void add(int event) {
		long time = times[event];
		int bucket = (int) (time >> shift) & first.length - 1;
		int before = NONE;
		int after = first[bucket];
		while (after != NONE && times[after] <= time) {
			before = after;
			after = following[after];
			steps++;
		}
		following[event] = after;
		if (before == NONE) {
			first[bucket] = event;
		} else {
			following[before] = event;
		}
	}

	/** Arranges again where that may help, and has more patience with gaps that no length of a day suits. */
	private void review() {
		boolean dear = steps > (long) DEAR * handled;
		patience = dear ? Math.min(2 * patience, 1 << 28) : patience;
		steps = 0;
		handled = 0;
		if (dear) {
			arrange();
		}
	}

	/** Chooses days of about three events, as far as the next ones tell, and puts every event into its day. */
	private void arrange() {
		long[] sorted = times.clone();
		Arrays.sort(sorted);
		int sample = Math.min(SAMPLE, sorted.length - 1);
		double mean = (double) (sorted[sample] - sorted[0]) / sample;
		double sum = 0;
		int count = 0;
		for (int each = 0; each < sample; each++) {
			long gap = sorted[each + 1] - sorted[each];
			if (gap <= 2 * mean) {
				sum += gap;
				count++;
			}
		}
		shift = 64 - Long.numberOfLeadingZeros((long) (3 * sum / Math.max(1, count)));
		Arrays.fill(first, NONE);
		day = sorted[0] >> shift;
		Integer[] latestFirst = new Integer[times.length];
		Arrays.setAll(latestFirst, event -> event);
		Arrays.sort(latestFirst, (one, other) -> Long.compare(times[other], times[one]));
		for (int event : latestFirst) {
			int bucket = (int) (times[event] >> shift) & first.length - 1;
			following[event] = first[bucket];
			first[bucket] = event;
		}
	}
}
