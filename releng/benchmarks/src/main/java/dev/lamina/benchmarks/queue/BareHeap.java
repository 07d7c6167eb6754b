package dev.lamina.benchmarks.queue;

import java.util.Arrays;

/**
 * The least that a queue can do: an implicit heap of four children per node over the times and numbers of events,
 * without handlers, order among equal times, moving or cancelling. The next event takes the place of the one that it follows.
 */
final class BareHeap implements PendingEvents {
	private final long[] times;
	private final int[] numbers;
	private final EventGaps eventGaps;

	BareHeap(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		times = new long[pending];
		Arrays.setAll(times, each -> eventGaps.next());
		Arrays.sort(times);
		numbers = new int[pending];
		Arrays.setAll(numbers, number -> number);
	}

	@Override
	public void hold(int events) {
		for (int event = 0; event < events; event++) {
			down(times[0] + eventGaps.next(), numbers[0]);
		}
	}

	private void down(long time, int number) {
		int position = 0;
		for (int child = 1; child < times.length; child = 4 * position + 1) {
			int least = child;
			int end = Math.min(child + 4, times.length);
			for (int other = child + 1; other < end; other++) {
				if (times[other] < times[least]) {
					least = other;
				}
			}
			if (time <= times[least]) {
				break;
			}
			times[position] = times[least];
			numbers[position] = numbers[least];
			position = least;
		}
		times[position] = time;
		numbers[position] = number;
	}
}
